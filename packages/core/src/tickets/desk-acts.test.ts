import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { addInternalNote } from "./add-internal-note.js";
import { assignTicket } from "./assign-ticket.js";
import { closeSolvedTickets } from "./close-solved-tickets.js";
import { replyToTicket } from "./reply-to-ticket.js";
import { solveTicket } from "./solve-ticket.js";
import { ticketsByIds } from "./ticket.queries.js";
import { timelinePage } from "./timeline.queries.js";
import { waitOnCustomer } from "./wait-on-customer.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene(options: Partial<Parameters<typeof addTicket>[1]> = {}) {
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, {
    accountId: admin.account.id,
    requesterId: admin.person.id,
    ...options,
  });
  return { admin, ticket, agent: await addStaff(database.db), deps: testDeps(database.db) };
}

const audited = (ticketId: string) =>
  database.db.query("select action, actor_kind, data from audit_rows where subject_id = $1 order by id", [
    ticketId,
  ]);

describe("assigning", () => {
  test("gives a ticket to an agent, and back to nobody", async () => {
    const { ticket, agent, deps } = await scene();
    const given = await assignTicket(deps, agent.actor, {
      ticketId: ticket.id,
      staffId: agent.staff.id,
      version: 1,
    });
    expect(given).toMatchObject({ ok: true, ticket: { assigneeId: agent.staff.id, version: 2 } });
    const back = await assignTicket(deps, agent.actor, { ticketId: ticket.id, staffId: null, version: 2 });
    expect(back).toMatchObject({ ok: true, ticket: { assigneeId: null, version: 3 } });
    expect(await audited(ticket.id)).toEqual([
      { action: "ticket.assigned", actor_kind: "staff", data: { from: null, to: agent.staff.id } },
      { action: "ticket.assigned", actor_kind: "staff", data: { from: agent.staff.id, to: null } },
    ]);
  });

  test("by twenty agents who saw the same version lets exactly one win", async () => {
    const { ticket, deps } = await scene();
    const agents = await Promise.all(Array.from({ length: 20 }, () => addStaff(database.db)));
    const results = await Promise.all(
      agents.map(({ actor, staff }) =>
        assignTicket(deps, actor, { ticketId: ticket.id, staffId: staff.id, version: 1 }),
      ),
    );
    const winners = results.flatMap((result) => (result.ok ? [result.ticket.assigneeId] : []));
    expect(winners).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.refusals[0]?.code === "CONFLICT")).toHaveLength(
      19,
    );
    expect(await ticketsByIds(database.db, [ticket.id])).toMatchObject([
      { assigneeId: winners[0], version: 2 },
    ]);
    expect(await audited(ticket.id)).toHaveLength(1);
  });

  test("to an author, to somebody who left, or to nobody known is refused", async () => {
    const { ticket, agent, deps } = await scene();
    const author = await addStaff(database.db, "author");
    const gone = await addStaff(database.db, "agent", { active: false });
    for (const staffId of [author.staff.id, gone.staff.id, ticket.id, "me"]) {
      const result = await assignTicket(deps, agent.actor, { ticketId: ticket.id, staffId, version: 1 });
      expect(result).toMatchObject({ ok: false, refusals: [{ code: "INVALID", path: ["staffId"] }] });
    }
  });
});

describe("solving", () => {
  test("sends the reply, then changes the state", async () => {
    const { ticket, agent, admin, deps } = await scene({ state: "waiting_on_customer" });
    const result = await solveTicket(deps, agent.actor, {
      ticketId: ticket.id,
      version: 1,
      reply: "Done.",
      idempotencyKey: unique("k"),
    });
    expect(result).toMatchObject({ ok: true, ticket: { state: "solved", solvedAt: TUESDAY, version: 2 } });
    const { rows } = await timelinePage(database.db, admin.actor, ticket.id, {
      first: 10,
      at: new Date(TUESDAY.getTime() + 10_000),
    });
    expect(rows).toMatchObject([
      { kind: "reply", body: "Done.", byStaff: true },
      { kind: "state_changed", data: { from: "waiting_on_customer", to: "solved" } },
    ]);
  });

  test("with the same key happens once", async () => {
    const { ticket, agent, deps } = await scene();
    const input = { ticketId: ticket.id, version: 1, reply: "Done.", idempotencyKey: unique("k") };
    expect(await solveTicket(deps, agent.actor, input)).toEqual(await solveTicket(deps, agent.actor, input));
    expect(
      await database.db.query("select body from messages where ticket_id = $1", [ticket.id]),
    ).toHaveLength(1);
  });

  test("what the customer wrote to in the meantime is a conflict", async () => {
    const { ticket, agent, deps } = await scene();
    await database.db.query("update tickets set version = version + 1 where id = $1", [ticket.id]);
    const result = await solveTicket(deps, agent.actor, { ticketId: ticket.id, version: 1 });
    expect(result).toMatchObject({ ok: false, refusals: [{ code: "CONFLICT", path: ["version"] }] });
  });

  test("twice is not possible", async () => {
    const { ticket, agent, deps } = await scene({ state: "solved", solvedAt: TUESDAY });
    const result = await solveTicket(deps, agent.actor, { ticketId: ticket.id, version: 1 });
    expect(result).toMatchObject({ ok: false, refusals: [{ code: "STATE_NOT_ALLOWED" }] });
  });
});

describe("waiting on the customer", () => {
  test("asks, and takes the ticket out of the queue", async () => {
    const { ticket, agent, deps } = await scene();
    const result = await waitOnCustomer(deps, agent.actor, {
      ticketId: ticket.id,
      version: 1,
      reply: "Which version?",
    });
    expect(result).toMatchObject({ ok: true, ticket: { state: "waiting_on_customer" } });
  });

  test("is not possible for what is solved", async () => {
    const { ticket, agent, deps } = await scene({ state: "solved", solvedAt: TUESDAY });
    const result = await waitOnCustomer(deps, agent.actor, { ticketId: ticket.id, version: 1 });
    expect(result).toMatchObject({ ok: false, refusals: [{ code: "STATE_NOT_ALLOWED" }] });
  });
});

test("an internal note is kept for staff and changes nothing for the customer", async () => {
  const { ticket, agent, admin, deps } = await scene();
  const input = { ticketId: ticket.id, body: "Their proxy again.", idempotencyKey: unique("k") };
  const result = await addInternalNote(deps, agent.actor, input);
  expect(result).toMatchObject({ ok: true, ticket: { version: 1, state: "open" } });
  expect(await addInternalNote(deps, agent.actor, input)).toEqual(result);
  expect(
    (await timelinePage(database.db, agent.actor, ticket.id, { first: 9, at: TUESDAY })).rows,
  ).toMatchObject([{ kind: "internal_note" }]);
  expect((await timelinePage(database.db, admin.actor, ticket.id, { first: 9, at: TUESDAY })).rows).toEqual(
    [],
  );
});

test("what an answer took is written with it, in business time from receipt", async () => {
  // Tuesday 10:00 in Denver; two hours later, and the next day at 9:00.
  const { ticket, agent, admin, deps } = await scene();
  expect(ticket).toMatchObject({ firstResponseAt: null, solveBusinessMinutes: null });
  deps.clock.advance({ hours: 2 });
  const reply = { ticketId: ticket.id, body: "We look into it.", idempotencyKey: unique("k") };
  const first = { firstResponseAt: deps.clock.now(), firstResponseBusinessMinutes: 120 };
  expect(await replyToTicket(deps, agent.actor, reply)).toMatchObject({ ticket: first });
  deps.clock.advance({ hours: 21 });
  const solved = await solveTicket(deps, agent.actor, { ticketId: ticket.id, version: 2, reply: "Done." });
  expect(solved).toMatchObject({ ticket: { ...first, solveBusinessMinutes: 420 } });
  const thanks = { ticketId: ticket.id, body: "Again!", idempotencyKey: unique("k") };
  expect(await replyToTicket(deps, admin.actor, thanks)).toMatchObject({
    ticket: { ...first, state: "open", solveBusinessMinutes: null, level: "paying" },
  });
});

describe("what only staff do", () => {
  test("is refused to customers and authors, and unknown to strangers", async () => {
    const { ticket, admin, deps } = await scene();
    const author = await addStaff(database.db, "author");
    const stranger = await addAdmin(database.db);
    const acts = [
      (who: typeof admin.actor) =>
        assignTicket(deps, who, { ticketId: ticket.id, staffId: null, version: 1 }),
      (who: typeof admin.actor) => solveTicket(deps, who, { ticketId: ticket.id, version: 1 }),
      (who: typeof admin.actor) => waitOnCustomer(deps, who, { ticketId: ticket.id, version: 1 }),
      (who: typeof admin.actor) =>
        addInternalNote(deps, who, { ticketId: ticket.id, body: "x", idempotencyKey: unique("k") }),
    ];
    for (const act of acts) {
      expect(await act(admin.actor)).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }] });
      expect(await act(author.actor)).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }] });
      expect(await act(stranger.actor)).toMatchObject({ ok: false, refusals: [{ code: "NOT_FOUND" }] });
    }
    expect(await ticketsByIds(database.db, [ticket.id])).toEqual([ticket]);
    expect(await audited(ticket.id)).toEqual([]);
  });

  test("an agent's access token needs the scope DESK for", async () => {
    const { ticket, agent, deps } = await scene();
    const actor = { ...agent.actor, scopes: ["read_tickets" as const, "write_tickets" as const] };
    const result = await solveTicket(deps, actor, { ticketId: ticket.id, version: 1 });
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ALLOWED", message: expect.stringContaining("DESK") }],
    });
  });
});

test("solved tickets close when a reply no longer reopens them, and running the job twice changes nothing", async () => {
  const { ticket, deps, admin } = await scene({ state: "solved", solvedAt: TUESDAY });
  const fresh = await addTicket(database.db, {
    accountId: admin.account.id,
    requesterId: admin.person.id,
    state: "solved",
    solvedAt: new Date(TUESDAY.getTime() + 1),
  });
  deps.clock.advance({ days: 14 });
  expect(await closeSolvedTickets(deps)).toBeGreaterThanOrEqual(1);
  const [closed] = await ticketsByIds(database.db, [ticket.id]);
  expect(closed).toMatchObject({ state: "closed", closedAt: deps.clock.now() });
  expect(await ticketsByIds(database.db, [fresh.id])).toMatchObject([{ state: "solved" }]);
  expect(await audited(ticket.id)).toMatchObject([{ action: "ticket.closed", actor_kind: "system" }]);
  expect(await closeSolvedTickets(deps)).toBe(0);
  expect(await ticketsByIds(database.db, [ticket.id])).toEqual([closed]);
});
