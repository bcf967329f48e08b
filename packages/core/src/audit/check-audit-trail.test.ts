import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, createTestDatabase, TUESDAY, type TestDatabase } from "@recourse/testing";
import { writeAudit } from "../audit-trail.js";
import { checkAuditTrail, type AuditProblem, type AuditTotals } from "./check-audit-trail.js";
import { readAuditTrail } from "./read-audit-trail.js";

let database: TestDatabase;
let one: string;
let other: string;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
  one = (await addAdmin(database.db)).account.id;
  other = (await addAdmin(database.db)).account.id;
});
afterAll(() => database.drop());

const NAMES = ["first", "second", "third", "fourth"];

async function write(accountId: string | null, name: string, tx = database.db.manager): Promise<void> {
  await writeAudit(tx, {
    at: TUESDAY,
    actor: { kind: "system", name },
    action: "a.b",
    subjectType: "a",
    subjectId: name,
    accountId,
    data: {
      text: 'quotes " \\ \u0001 \u007f \u2028 ü 😀',
      number: 1.5e30,
      nested: [null, { b: 1, a: 2.5 }],
      empty: {},
    },
  });
}

async function check(accountId: string | null = null): Promise<AuditTotals & { found: AuditProblem[] }> {
  const found: AuditProblem[] = [];
  const totals = await readAuditTrail(database.db, { accountId }, (entries) =>
    checkAuditTrail(entries, (problem) => found.push(problem)),
  );
  return { ...totals, found };
}

const rowIds = async (accountId: string | null): Promise<number[]> => {
  const rows = await database.db.query<{ id: number }[]>(
    "select id from audit_rows where account_id is not distinct from $1 order by id",
    [accountId],
  );
  return rows.map(({ id }) => id);
};

/** As somebody who owns the database can: past the triggers. Everything is put back. */
async function tamper(statements: string[], find: () => Promise<void>): Promise<void> {
  const tables = ["audit_rows", "audit_links", "audit_chains"];
  const runner = database.db.createQueryRunner();
  try {
    for (const table of tables) await runner.query(`create table kept_${table} as select * from ${table}`);
    await runner.query("set session_replication_role = replica");
    for (const statement of statements) await runner.query(statement);
    await find();
  } finally {
    for (const table of tables) {
      await runner.query(`delete from ${table}`);
      const overriding = table === "audit_rows" ? "overriding system value" : "";
      await runner.query(`insert into ${table} ${overriding} select * from kept_${table}`);
      await runner.query(`drop table kept_${table}`);
    }
    await runner.query("set session_replication_role = origin");
    await runner.release();
  }
}

describe("the audit trail", () => {
  test("is one chain for each account and one for what belongs to none, whole whatever is in the rows", async () => {
    for (const name of NAMES) {
      await write(one, name);
      await write(null, name);
    }
    await write(other, "alone");
    expect(await check()).toEqual({ chains: 3, rows: 9, problems: 0, found: [] });
    expect(await check(one)).toEqual({ chains: 1, rows: 4, problems: 0, found: [] });
  });

  test("has one order when many write at once, to several accounts each in another order, and none waits for another for ever", async () => {
    const before = await check();
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        database.db.transaction(async (tx) => {
          const accounts = [one, null, other, null];
          for (const accountId of index % 2 === 0 ? accounts : accounts.toReversed()) {
            await write(accountId, `concurrent ${index}`, tx);
            await tx.query("select pg_sleep(0.001)");
          }
        }),
      ),
    );
    expect(await check()).toEqual({ chains: 3, rows: before.rows + 240, problems: 0, found: [] });
  });

  test("keeps nothing of what was rolled back, and links what a savepoint kept", async () => {
    const before = await check(one);
    await database.db.transaction(async (tx) => {
      await write(one, "kept", tx);
      await tx.query("savepoint s");
      await write(one, "taken back", tx);
      await tx.query("rollback to savepoint s");
      await write(one, "kept, too", tx);
    });
    await expect(
      database.db.transaction(async (tx) => {
        await write(one, "gone", tx);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await check(one)).toMatchObject({ rows: before.rows + 2, problems: 0 });
  });

  test.each(["audit_links", "audit_chains"])("%s cannot be written by hand", async (table) => {
    for (const statement of [`delete from ${table}`, `update ${table} set sequence = 1`, `truncate ${table}`])
      await expect(database.db.query(statement)).rejects.toThrow(/append-only/);
    await expect(database.db.query(`insert into ${table} select * from ${table} limit 0`)).rejects.toThrow(
      /append-only/,
    );
  });
});

describe("past the triggers", () => {
  test("a changed row is found", async () => {
    const [, second] = await rowIds(one);
    for (const change of [
      `data = data || '{"number": 2}'`,
      "action = 'a.c'",
      "actor_id = null",
      "occurred_at = occurred_at + interval '1 millisecond'",
      `account_id = '${other}'`,
    ])
      await tamper([`update audit_rows set ${change} where id = ${second}`], async () => {
        expect((await check()).found).toEqual([
          expect.objectContaining({ fault: "changed", accountId: one, sequence: 2, rowId: second }),
        ]);
      });
  });

  test("a deleted row is found, with its link or without", async () => {
    const [, second] = await rowIds(one);
    const row = `delete from audit_rows where id = ${second}`;
    const link = `delete from audit_links where audit_row_id = ${second}`;
    await tamper([row], async () => {
      expect((await check()).found).toMatchObject([{ fault: "deleted", sequence: 2, rowId: second }]);
    });
    await tamper([row, link], async () => {
      expect((await check()).found).toMatchObject([{ fault: "deleted", accountId: one, sequence: 2 }]);
    });
    await tamper([link], async () => {
      expect((await check()).found).toMatchObject([
        { fault: "deleted", sequence: 2 },
        { fault: "inserted", rowId: second },
      ]);
    });
  });

  test("a deleted end is found, also of the whole chain", async () => {
    const last = (await rowIds(one)).at(-1);
    const { rows } = await check(one);
    await tamper(
      [`delete from audit_rows where id = ${last}`, `delete from audit_links where audit_row_id = ${last}`],
      async () => {
        expect((await check()).found).toMatchObject([{ fault: "truncated", accountId: one, sequence: rows }]);
      },
    );
    await tamper(
      [
        `delete from audit_rows where account_id = '${one}'`,
        `delete from audit_links where chain = '${one}'`,
      ],
      async () => {
        expect((await check()).found).toMatchObject([{ fault: "truncated", accountId: one, sequence: 1 }]);
      },
    );
    await tamper([`delete from audit_chains where chain = '${one}'`], async () => {
      expect((await check()).found).toMatchObject([{ fault: "head_changed", accountId: one }]);
    });
  });

  test("swapped rows and an inserted one are found", async () => {
    const [, second, third] = await rowIds(one);
    await tamper(
      [
        `update audit_rows a set actor_id = b.actor_id, subject_id = b.subject_id from audit_rows b
         where (a.id, b.id) in ((${second}, ${third}), (${third}, ${second}))`,
      ],
      async () => {
        expect((await check()).found).toMatchObject([
          { fault: "changed", rowId: second },
          { fault: "changed", rowId: third },
        ]);
      },
    );
    await tamper(
      [
        "insert into audit_rows (occurred_at, actor_kind, action, subject_type, subject_id) values (now(), 'system', 'x.y', 'x', '1')",
      ],
      async () => {
        expect((await check()).found).toMatchObject([{ fault: "inserted", accountId: null, sequence: null }]);
      },
    );
  });

  test("a row that was inserted with a link of its own breaks the chain behind it", async () => {
    const [, second] = await rowIds(one);
    await tamper(
      [
        `update audit_rows set action = 'x.y' where id = ${second}`,
        `update audit_links l set hash = sha256(previous_hash || convert_to(audit_row_text(l.sequence, a), 'UTF8'))
         from audit_rows a where a.id = l.audit_row_id and a.id = ${second}`,
      ],
      async () => {
        expect((await check()).found).toMatchObject([{ fault: "reordered", accountId: one, sequence: 3 }]);
      },
    );
  });
});
