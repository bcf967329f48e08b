import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import pg from "pg";
import {
  addAdmin,
  addEndUser,
  addFreeAccount,
  addStaff,
  createTestDatabase,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { openTicket, type OpenTicketInput } from "./open-ticket.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

function input(overrides: Partial<OpenTicketInput> = {}): OpenTicketInput {
  return {
    idempotencyKey: unique("key"),
    kind: "question",
    subject: "How do I bind?",
    body: "With **TLS**.",
    ...overrides,
  };
}

async function count(table: string): Promise<number> {
  const [row] = await database.db.query<{ count: number }[]>(`select count(*) from ${table}`);
  return row?.count ?? 0;
}

async function counts(): Promise<Record<string, number>> {
  const tables = ["decisions", "tickets", "messages", "ticket_events", "audit_rows", "idempotency_keys"];
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await count(table)])));
}

describe("an active admin of a paying account", () => {
  test("opens a ticket with its decision, first message, event and audit row", async () => {
    const deps = testDeps(database.db);
    const { actor, account } = await addAdmin(database.db);
    const before = await counts();
    const result = await openTicket(deps, actor, input({ subject: "  How do I bind?  " }));
    expect(result).toMatchObject({
      ok: true,
      ticket: {
        accountId: account.id,
        requesterId: actor.person.id,
        subject: "How do I bind?",
        state: "open",
        rank: 1,
        version: 1,
        receivedAt: TUESDAY,
      },
      decision: { outcome: "accept", level: "paying", opensTicket: true, channel: "portal", subject: null },
    });
    const after = await counts();
    for (const table of Object.keys(before)) {
      expect([table, (after[table] ?? 0) - (before[table] ?? 0)]).toEqual([table, 1]);
    }
    const stored = result.ok ? result.ticket : null;
    const rows = await database.db.query<unknown[]>(
      `select t.number, d.facts->'account'->>'plan' as plan, d.ticket_id = t.id as linked, m.body, m.by_staff, a.action, a.account_id
       from tickets t join decisions d on d.id = t.decision_id join messages m on m.ticket_id = t.id
       join audit_rows a on a.subject_id = t.id::text where t.id = $1`,
      [stored?.id],
    );
    expect(rows).toEqual([
      {
        number: stored?.number,
        plan: "paying",
        linked: true,
        body: "With **TLS**.",
        by_staff: false,
        action: "ticket.opened",
        account_id: account.id,
      },
    ]);
  });

  test("claims production with facts and is ranked before everything else", async () => {
    const { actor } = await addAdmin(database.db);
    const production = {
      resource: "RADIUS for Wi-Fi",
      affected: "200 nurses",
      since: new Date("2026-04-14T15:00:00Z"),
    };
    const result = await openTicket(testDeps(database.db), actor, input({ kind: "defect", production }));
    expect(result).toMatchObject({
      ok: true,
      ticket: { rank: 0, production: { ...production, since: "2026-04-14T15:00:00.000Z" } },
      decision: { facts: { request: { production: true } } },
    });
  });

  test("on a platform past its end of life gets a ticket that waits for the customer", async () => {
    const { actor } = await addAdmin(database.db);
    const platform = { name: "Ubuntu", version: "16.04" };
    const result = await openTicket(testDeps(database.db), actor, input({ kind: "defect", platform }));
    expect(result).toMatchObject({
      ok: true,
      ticket: { state: "waiting_on_customer", holdReason: expect.any(String), platformName: "Ubuntu" },
      decision: { outcome: "hold_for_update" },
    });
  });

  test("who asks for access to a resource gets a defect, ranked as a defect", async () => {
    const { actor } = await addAdmin(database.db);
    const result = await openTicket(testDeps(database.db), actor, input({ kind: "resource_access" }));
    expect(result).toMatchObject({
      ok: true,
      ticket: { kind: "defect", convertedFrom: "resource_access", rank: 1 },
      decision: { outcome: "convert", kind: "resource_access" },
    });
  });
});

test("a converted request opens no ticket where the kind that it becomes would not", async () => {
  const { actor } = await addAdmin(database.db, { account: await addFreeAccount(database.db) });
  const result = await openTicket(testDeps(database.db), actor, input({ kind: "resource_access" }));
  expect(result).toMatchObject({ ok: false, decision: { outcome: "convert", opensTicket: false } });
  const codes = result.decision?.reasons.map(({ code }) => code);
  expect(codes?.[0]).toBe("resource_access_never");
  expect(codes?.length).toBeGreaterThan(1);
});

test("a ticket of a trial goes to its specialist", async () => {
  const { staff, person } = await addStaff(database.db);
  const account = await addFreeAccount(database.db, {
    trialStartsAt: new Date("2026-04-01T00:00:00Z"),
    trialEndsAt: new Date("2026-05-01T00:00:00Z"),
    trialSpecialistId: staff.id,
  });
  const { actor } = await addAdmin(database.db, { account });
  const result = await openTicket(testDeps(database.db), actor, input({ kind: "training" }));
  expect(result).toMatchObject({
    ok: true,
    ticket: { assigneeId: staff.id, rank: 1 },
    decision: { level: "trial", facts: { account: { trial: { specialist: person.email } } } },
  });
});

describe("a request that the policy refuses", () => {
  test("is stored with its facts and words, and told with reasons", async () => {
    const account = await addFreeAccount(database.db);
    const { actor } = await addAdmin(database.db, { account });
    const before = await counts();
    const result = await openTicket(testDeps(database.db), actor, input());
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ENTITLED", message: expect.stringMatching(/\w/) }],
      decision: { outcome: "self_service", level: "self_service", ticketId: null, accountId: account.id },
    });
    const after = await counts();
    expect(after).toEqual({
      ...before,
      decisions: (before["decisions"] ?? 0) + 1,
      audit_rows: (before["audit_rows"] ?? 0) + 1,
      idempotency_keys: (before["idempotency_keys"] ?? 0) + 1,
    });
    const [row] = await database.db.query<unknown[]>(
      "select subject, body, facts->'account'->>'plan' as plan, facts->>'at' as at from decisions where id = $1",
      [result.decision?.id],
    );
    expect(row).toEqual({
      subject: "How do I bind?",
      body: "With **TLS**.",
      plan: "free",
      at: "2026-04-14T16:00:00Z",
    });
  });

  test("is answered to a visitor, whose feedback is accepted without a ticket", async () => {
    const visitor: Actor = { kind: "anonymous", visitor: "abc" };
    const refusal = await openTicket(testDeps(database.db), visitor, input());
    expect(refusal).toMatchObject({
      ok: false,
      decision: { outcome: "self_service", personId: null, accountId: null },
    });
    const feedback = await openTicket(testDeps(database.db), visitor, input({ kind: "feedback" }));
    expect(feedback).toMatchObject({
      ok: true,
      ticket: null,
      decision: { outcome: "accept", body: "With **TLS**." },
    });
  });

  test("comes from an end user, with their own administrator as the way to help", async () => {
    const { actor } = await addEndUser(database.db);
    const result = await openTicket(testDeps(database.db), actor, input());
    expect(result).toMatchObject({ ok: false, decision: { reasons: [{ code: "end_user" }] } });
  });
});

test("opening takes two statements: each further one would cost every request a round trip", async () => {
  const { actor } = await addAdmin(database.db);
  const query = jest.spyOn(pg.Client.prototype, "query");
  await openTicket(testDeps(database.db), actor, input());
  const statements = query.mock.calls.length;
  query.mockRestore();
  expect(statements).toBe(2);
});

test("nothing stays when the last write fails", async () => {
  const own = await createTestDatabase();
  try {
    const { actor } = await addAdmin(own.db);
    await own.db.query(
      `create function fail() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$`,
    );
    await own.db.query(
      "create trigger fail before insert on audit_rows for each row execute function fail()",
    );
    await expect(openTicket(testDeps(own.db), actor, input())).rejects.toThrow("disk full");
    const left = await own.db.query<unknown[]>(
      `select (select count(*) from tickets) + (select count(*) from decisions) + (select count(*) from messages)
         + (select count(*) from ticket_events) + (select count(*) from idempotency_keys) as rows`,
    );
    expect(left).toEqual([{ rows: 0 }]);
  } finally {
    await own.drop();
  }
});

describe("what cannot be stored or judged", () => {
  test.each([
    ["a blank subject", { subject: "  " }, ["subject"]],
    ["a subject of 201 characters", { subject: "x".repeat(201) }, ["subject"]],
    ["an empty description", { body: "" }, ["body"]],
    ["a description of 50,001 characters", { body: "x".repeat(50_001) }, ["body"]],
    [
      "a production claim without a resource",
      { production: { resource: "", affected: "all" } },
      ["production", "resource"],
    ],
    ["an empty idempotency key", { idempotencyKey: "" }, ["idempotencyKey"]],
    ["a language that is none", { language: "!!" }, ["language"]],
  ])("%s is told with its field, and leaves nothing", async (_what, overrides, path) => {
    const { actor } = await addAdmin(database.db);
    const before = await counts();
    const result = await openTicket(testDeps(database.db), actor, input(overrides));
    expect(result).toMatchObject({ ok: false, refusals: [{ code: "INVALID", path }], decision: null });
    expect(await counts()).toEqual(before);
  });

  test("NUL and broken surrogates are left out of what is kept", async () => {
    const { actor } = await addAdmin(database.db);
    const odd = "a\u0000b\ud800c 👩‍🔧";
    const result = await openTicket(
      testDeps(database.db),
      actor,
      input({ subject: odd, body: odd, protocol: odd }),
    );
    expect(result).toMatchObject({ ok: true, ticket: { subject: "abc 👩‍🔧", protocol: "abc 👩‍🔧" } });
  });

  test("200 emoji are 200 characters", async () => {
    const { actor } = await addAdmin(database.db);
    expect(
      await openTicket(testDeps(database.db), actor, input({ subject: "🔑".repeat(200) })),
    ).toMatchObject({ ok: true });
    expect(
      await openTicket(testDeps(database.db), actor, input({ subject: "🔑".repeat(201) })),
    ).toMatchObject({ ok: false });
  });
});

test("an access token without the scope to write opens nothing", async () => {
  const { actor } = await addAdmin(database.db);
  const result = await openTicket(testDeps(database.db), { ...actor, scopes: ["read_tickets"] }, input());
  expect(result).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }], decision: null });
});
