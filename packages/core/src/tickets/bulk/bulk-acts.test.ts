import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Ticket } from "../ticket.entity.js";
import { ticketsByIds } from "../ticket.queries.js";
import { tagsOfTickets } from "../tags/tag.queries.js";
import type { BulkAct } from "./bulk-act.js";
import { runBulkAct } from "./run-bulk-act.js";
import { undoBulkAct } from "./undo-bulk-act.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene(count = 3) {
  const { account, person } = await addAdmin(database.db);
  const tickets: Ticket[] = [];
  for (let index = 0; index < count; index += 1) {
    tickets.push(await addTicket(database.db, { accountId: account.id, requesterId: person.id }));
  }
  const agent = await addStaff(database.db);
  const deps = testDeps(database.db);
  const run = (act: BulkAct, key = unique("k")) =>
    runBulkAct(deps, agent.actor, {
      act,
      idempotencyKey: key,
      tickets: tickets.map(({ id }) => ({ ticketId: id, version: 1 })),
    });
  return { tickets, agent, deps, run };
}

async function now(tickets: readonly Ticket[]): Promise<Ticket[]> {
  const rows = await ticketsByIds(
    database.db,
    tickets.map(({ id }) => id),
  );
  return tickets.flatMap(({ id }) => rows.filter((row) => row.id === id));
}

describe("a bulk act", () => {
  test("is done to each ticket by itself: one that was changed in the meantime is told, the others are done", async () => {
    const { tickets, agent, run } = await scene();
    await database.db.query("update tickets set version = 2 where id = $1", [tickets[1]?.id]);
    const { bulkAct } = await done(run({ kind: "assign", staffId: agent.staff.id }));
    expect(bulkAct.tickets).toMatchObject([
      { outcome: "done", refusal: null },
      { outcome: "refused", refusal: { code: "CONFLICT" } },
      { outcome: "done", refusal: null },
    ]);
    expect((await now(tickets)).map(({ assigneeId }) => assigneeId)).toEqual([
      agent.staff.id,
      null,
      agent.staff.id,
    ]);
  });

  test("under the same key is done once, and goes on where a process died", async () => {
    const { tickets, run } = await scene();
    const key = unique("k");
    const first = await done(run({ kind: "solve" }, key));
    expect(await done(run({ kind: "solve" }, key))).toEqual(first);
    // As if the process had ended before the last ticket: its change and its answer are one transaction, so neither is there.
    await database.db.query(
      "update tickets set state = 'open', solved_at = null, version = 1 where id = $1",
      [tickets[2]?.id],
    );
    await database.db.query(
      "update bulk_act_tickets set outcome = null, before = null, version_after = null where ticket_id = $1",
      [tickets[2]?.id],
    );
    const again = await done(run({ kind: "solve" }, key));
    expect(again.bulkAct.tickets.map(({ outcome }) => outcome)).toEqual(["done", "done", "done"]);
    expect((await now(tickets)).map(({ state, version }) => [state, version])).toEqual(
      tickets.map(() => ["solved", 2]),
    );
  });

  test("that is asked for twenty times at once is done once", async () => {
    const { tickets, run } = await scene(2);
    const key = unique("k");
    await Promise.all(Array.from({ length: 20 }, () => done(run({ kind: "wait_on_customer" }, key))));
    expect((await now(tickets)).map(({ version }) => version)).toEqual([2, 2]);
  });

  test("names tickets and people that are there; what is not is told as unknown", async () => {
    const { tickets, agent, deps } = await scene(1);
    const { bulkAct } = await done(
      runBulkAct(deps, agent.actor, {
        act: { kind: "assign", staffId: tickets[0]?.id ?? "" },
        tickets: [
          { ticketId: "nonsense", version: 1 },
          { ticketId: agent.staff.id, version: 1 },
          { ticketId: tickets[0]?.id ?? "", version: 1 },
        ],
        idempotencyKey: unique("k"),
      }),
    );
    expect(bulkAct.tickets.map(({ refusal }) => refusal?.code)).toEqual([
      "NOT_FOUND",
      "NOT_FOUND",
      "INVALID",
    ]);
  });

  test("is for those who work on tickets, and for a hundred at most", async () => {
    const { tickets, deps, agent } = await scene(1);
    const author = await addStaff(database.db, "author");
    const customer = await addAdmin(database.db);
    const input = {
      act: { kind: "solve" },
      tickets: [{ ticketId: tickets[0]?.id ?? "", version: 1 }],
      idempotencyKey: unique("k"),
    } as const;
    expect(await runBulkAct(deps, customer.actor, input)).toMatchObject({ ok: false });
    const byAuthor = await done(runBulkAct(deps, author.actor, input));
    expect(byAuthor.bulkAct.tickets).toMatchObject([
      { outcome: "refused", refusal: { code: "NOT_ALLOWED" } },
    ]);
    const many = Array.from({ length: 101 }, (_, index) => ({ ticketId: String(index), version: 1 }));
    expect(await runBulkAct(deps, agent.actor, { ...input, tickets: many })).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path: ["tickets"] }],
    });
  });
});

describe("taking a bulk act back", () => {
  test("makes each ticket what it was, and leaves those to which something else happened", async () => {
    const { tickets, agent, deps, run } = await scene();
    const { bulkAct } = await done(run({ kind: "solve" }));
    await database.db.query("update tickets set version = version + 1 where id = $1", [tickets[0]?.id]);
    const undone = await done(undoBulkAct(deps, agent.actor, { bulkActId: bulkAct.id }));
    expect(undone.bulkAct.tickets).toMatchObject([
      { undo: "refused", undoRefusal: { code: "CONFLICT" } },
      { undo: "done" },
      { undo: "done" },
    ]);
    expect((await now(tickets)).map(({ state, solvedAt }) => [state, solvedAt === null])).toEqual([
      ["solved", false],
      ["open", true],
      ["open", true],
    ]);
    expect(await done(undoBulkAct(deps, agent.actor, { bulkActId: bulkAct.id }))).toEqual(undone);
  });

  test("takes off only the tags that it gave", async () => {
    const { tickets, agent, deps, run } = await scene(2);
    await done(
      runBulkAct(deps, agent.actor, {
        act: { kind: "tag", names: ["kept"] },
        tickets: [{ ticketId: tickets[0]?.id ?? "", version: 1 }],
        idempotencyKey: unique("k"),
      }),
    );
    const { bulkAct } = await done(run({ kind: "tag", names: ["Kept", "new"] }));
    expect(bulkAct.tickets.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    await done(undoBulkAct(deps, agent.actor, { bulkActId: bulkAct.id }));
    const tags = await tagsOfTickets(
      database.db,
      tickets.map(({ id }) => id),
    );
    expect(tickets.map(({ id }) => (tags.get(id) ?? []).map(({ name }) => name))).toEqual([["kept"], []]);
  });

  test("is for whoever did it, within ten minutes", async () => {
    const { agent, deps, run, tickets } = await scene(1);
    const { bulkAct } = await done(run({ kind: "assign", staffId: agent.staff.id }));
    const lead = await addStaff(database.db, "lead");
    const input = { bulkActId: bulkAct.id };
    expect(await undoBulkAct(deps, lead.actor, input)).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_FOUND" }],
    });
    deps.clock.advance({ minutes: 10 });
    expect(await undoBulkAct(deps, agent.actor, input)).toMatchObject({
      ok: false,
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    expect(await now(tickets)).toMatchObject([{ assigneeId: agent.staff.id }]);
  });
});
