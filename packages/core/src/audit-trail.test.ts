import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createTestDatabase, testDeps, TUESDAY, type TestDatabase } from "@recourse/testing";
import type { Actor } from "./actor.js";
import { writeAudit } from "./audit-trail.js";
import { deleteExpiredIdempotencyKeys } from "./delete-expired-idempotency-keys.js";
import { claimKey } from "./idempotency.js";
import { enqueue } from "./jobs.js";
import { transact } from "./transaction.js";

let database: TestDatabase;
const actor: Actor = { kind: "system", name: "test" };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("audit rows", () => {
  test.each(["update audit_rows set action = 'x'", "delete from audit_rows", "truncate audit_rows"])(
    "refuse %s, also when there is nothing to change",
    async (statement) => {
      await expect(database.db.query(statement)).rejects.toThrow(/append-only/);
      await writeAudit(database.db.manager, {
        at: TUESDAY,
        actor,
        action: "a.b",
        subjectType: "a",
        subjectId: "1",
      });
      await expect(database.db.query(statement)).rejects.toThrow(/append-only/);
    },
  );
});

describe("a transaction", () => {
  const write = async (result: { ok: boolean }) =>
    transact(
      database.db,
      async (tx) => {
        await enqueue(tx, "refresh-search-words", {}, { jobKey: "only" });
        return result;
      },
      () => false,
    );
  const jobs = () => database.db.query<unknown[]>("select task_identifier from graphile_worker.jobs");

  test("keeps neither rows nor jobs of a refusal, and both of what succeeded", async () => {
    await write({ ok: false });
    expect(await jobs()).toEqual([]);
    await write({ ok: true });
    await write({ ok: true });
    expect(await jobs()).toEqual([{ task_identifier: "refresh-search-words" }]);
  });

  test("that fails gives its connection back and tells the first error", async () => {
    for (let index = 0; index < 20; index += 1) {
      const failing = transact(database.db, async (tx) => {
        await tx.query("select no_such_column");
        return { ok: true };
      });
      await expect(failing).rejects.toThrow("no_such_column");
    }
    expect(await database.db.query("select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("idempotency keys", () => {
  const claim = (body: unknown, key = "k") => ({
    actor,
    operation: "o",
    key,
    body,
    resultId: "01900000-0000-7000-8000-000000000001",
    at: TUESDAY,
  });

  test("take a body for the same whatever the order of its names, and whether what is absent is named", async () => {
    const tx = database.db.manager;
    expect(await claimKey(tx, claim({ a: 1, b: { c: [1, { d: 2 }] } }))).toEqual({
      ok: true,
      replayOf: null,
    });
    const replay = { ok: true, replayOf: claim({}).resultId };
    expect(await claimKey(tx, claim({ b: { c: [1, { d: 2 }] }, a: 1, e: null, f: undefined }))).toEqual(
      replay,
    );
    expect(await claimKey(tx, claim({ a: 1, b: { c: [{ d: 2 }, 1] } }))).toMatchObject({ ok: false });
  });

  test("are forgotten after a week, and forgetting them twice changes nothing", async () => {
    const deps = testDeps(database.db);
    await claimKey(database.db.manager, claim({}, "old"));
    deps.clock.advance({ days: 6 });
    await claimKey(database.db.manager, { ...claim({}, "new"), at: deps.clock.now() });
    deps.clock.advance({ days: 1, seconds: 1 });
    expect(await deleteExpiredIdempotencyKeys(deps)).toBeGreaterThanOrEqual(1);
    expect(await deleteExpiredIdempotencyKeys(deps)).toBe(0);
    expect(await database.db.query("select key from idempotency_keys")).toEqual([{ key: "new" }]);
  });
});
