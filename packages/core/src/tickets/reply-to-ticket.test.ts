import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  actorOf,
  addAccount,
  addAdmin,
  addEndUser,
  addMembership,
  addPerson,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { TicketState } from "@recourse/policy";
import { replyToTicket } from "./reply-to-ticket.js";
import { ticketsByIds } from "./ticket.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const input = (ticketId: string, body = "Any news?") => ({ ticketId, body, idempotencyKey: unique("key") });

async function ticketOfAdmin(options: { state?: TicketState; solvedAt?: Date } = {}) {
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, {
    accountId: admin.account.id,
    requesterId: admin.person.id,
    ...options,
  });
  return { ...admin, ticket };
}

async function rowsOf(
  table: "messages" | "ticket_events" | "decisions",
  ticketId: string,
): Promise<Record<string, unknown>[]> {
  return database.db.query(`select * from ${table} where ticket_id = $1 order by created_at, id`, [ticketId]);
}

describe("a customer's reply", () => {
  test("is kept and leaves an open ticket open, at its place in the queue", async () => {
    const { actor, ticket } = await ticketOfAdmin();
    const deps = testDeps(database.db);
    deps.clock.advance({ hours: 2 });
    const result = await replyToTicket(deps, actor, input(ticket.id));
    expect(result).toMatchObject({
      ok: true,
      ticket: { state: "open", version: 2, receivedAt: TUESDAY, updatedAt: deps.clock.now() },
    });
    expect(await rowsOf("messages", ticket.id)).toMatchObject([
      {
        id: result.ok ? result.messageId : null,
        body: "Any news?",
        kind: "reply",
        by_staff: false,
        author_id: actor.person.id,
      },
    ]);
    expect(await rowsOf("ticket_events", ticket.id)).toEqual([]);
  });

  test.each(["waiting_on_customer", "waiting_on_defect"] as const)(
    "brings a ticket back that is %s",
    async (state) => {
      const { actor, ticket } = await ticketOfAdmin({ state });
      const result = await replyToTicket(testDeps(database.db), actor, input(ticket.id));
      expect(result).toMatchObject({ ok: true, ticket: { state: "open", holdReason: null } });
      expect(await rowsOf("ticket_events", ticket.id)).toMatchObject([
        { kind: "state_changed", data: { from: state, to: "open" }, by_staff: false },
      ]);
    },
  );

  test("comes from every active admin of the account, and from its requester while a member", async () => {
    const { account, ticket, person } = await ticketOfAdmin();
    const colleague = await addAdmin(database.db, { account });
    expect(await replyToTicket(testDeps(database.db), colleague.actor, input(ticket.id))).toMatchObject({
      ok: true,
    });
    await database.db.query("update memberships set role = 'end_user' where person_id = $1", [person.id]);
    const requester = await actorOf(database.db, person);
    expect(await replyToTicket(testDeps(database.db), requester, input(ticket.id))).toMatchObject({
      ok: true,
    });
  });
});

describe("nobody learns of a ticket by replying to it:", () => {
  test("somebody else's, unknown and odd ids are answered alike", async () => {
    const { ticket, account } = await ticketOfAdmin();
    const stranger = await addAdmin(database.db);
    const endUser = await addEndUser(database.db, { account });
    const deactivated = await addAdmin(database.db, { account, active: false });
    const unknown = await replyToTicket(
      testDeps(database.db),
      stranger.actor,
      input("01900000-0000-7000-8000-000000000000"),
    );
    expect(unknown).toMatchObject({ ok: false, refusals: [{ code: "NOT_FOUND" }] });
    for (const { actor } of [stranger, endUser, deactivated]) {
      expect(await replyToTicket(testDeps(database.db), actor, input(ticket.id))).toEqual(unknown);
    }
    expect(await replyToTicket(testDeps(database.db), stranger.actor, input("7 or 1=1"))).toEqual(unknown);
    expect(await rowsOf("messages", ticket.id)).toEqual([]);
  });
});

describe("a reply by staff", () => {
  test("leaves the state as it is and is marked as theirs", async () => {
    const { ticket } = await ticketOfAdmin({ state: "waiting_on_customer" });
    const { actor } = await addStaff(database.db);
    const result = await replyToTicket(testDeps(database.db), actor, input(ticket.id));
    expect(result).toMatchObject({ ok: true, ticket: { state: "waiting_on_customer" } });
    expect(await rowsOf("messages", ticket.id)).toMatchObject([
      { by_staff: true, author_id: actor.person.id },
    ]);
  });

  test("is not for authors, who do not work on tickets", async () => {
    const { ticket } = await ticketOfAdmin();
    const { actor } = await addStaff(database.db, "author");
    const result = await replyToTicket(testDeps(database.db), actor, input(ticket.id));
    expect(result).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }] });
  });

  test("who administer the account themselves counts as the customer's outside the desk", async () => {
    const account = await addAccount(database.db);
    const { person } = await addStaff(database.db);
    await addMembership(database.db, { accountId: account.id, personId: person.id, role: "admin" });
    const ticket = await addTicket(database.db, {
      accountId: account.id,
      requesterId: person.id,
      state: "waiting_on_customer",
    });
    const onPortal = await actorOf(database.db, person, { channel: "portal" });
    expect(await replyToTicket(testDeps(database.db), onPortal, input(ticket.id))).toMatchObject({
      ticket: { state: "open" },
    });
    expect(await rowsOf("messages", ticket.id)).toMatchObject([{ by_staff: false }]);
  });
});

describe("a customer's reply to a solved ticket", () => {
  test("within the days of the policy decides anew and reopens it with the new rank", async () => {
    const { actor, ticket } = await ticketOfAdmin({ state: "solved", solvedAt: TUESDAY });
    await database.db.query("update tickets set rank = 2 where id = $1", [ticket.id]);
    const deps = testDeps(database.db);
    deps.clock.advance({ days: 13 });
    const result = await replyToTicket(deps, actor, input(ticket.id));
    expect(result).toMatchObject({
      ok: true,
      ticket: { state: "open", rank: 1, solvedAt: null, receivedAt: TUESDAY },
    });
    expect(await rowsOf("decisions", ticket.id)).toHaveLength(2);
    const reopened = result.ok ? result.ticket : ticket;
    expect(reopened.decisionId).not.toBe(ticket.decisionId);
    expect(await rowsOf("ticket_events", ticket.id)).toMatchObject([
      { kind: "decided", data: { decisionId: reopened.decisionId } },
      { kind: "state_changed", data: { from: "solved", to: "open" } },
    ]);
  });

  test("is refused with the reason when the account has no support any more, and nothing reopens", async () => {
    const { actor, ticket, account } = await ticketOfAdmin({ state: "solved", solvedAt: TUESDAY });
    await database.db.query("update accounts set plan = 'free', billing = null where id = $1", [account.id]);
    const request = input(ticket.id, "It broke again.");
    const result = await replyToTicket(testDeps(database.db), actor, request);
    expect(result).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ENTITLED" }],
      decision: { outcome: "self_service", ticketId: ticket.id, body: "It broke again." },
    });
    expect(await ticketsByIds(database.db, [ticket.id])).toEqual([ticket]);
    expect(await rowsOf("messages", ticket.id)).toEqual([]);
    expect(await replyToTicket(testDeps(database.db), actor, request)).toEqual(result);
    expect(await rowsOf("decisions", ticket.id)).toHaveLength(2);
  });

  test("comes too late at the instant at which the ticket closes, and on a closed one", async () => {
    const { actor, ticket } = await ticketOfAdmin({ state: "solved", solvedAt: TUESDAY });
    const deps = testDeps(database.db);
    deps.clock.advance({ days: 14 });
    expect(await replyToTicket(deps, actor, input(ticket.id))).toMatchObject({
      ok: false,
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    const closed = await ticketOfAdmin({ state: "closed" });
    const late = await replyToTicket(deps, closed.actor, input(closed.ticket.id));
    expect(late).toMatchObject({ ok: false, refusals: [{ code: "STATE_NOT_ALLOWED" }], decision: null });
  });
});

test("the same key replies once, also when both arrive at once", async () => {
  const { actor, ticket } = await ticketOfAdmin();
  const request = input(ticket.id);
  const results = await Promise.all(
    [1, 2, 3].map(() => replyToTicket(testDeps(database.db), actor, request)),
  );
  expect(new Set(results.map((result) => result.ok && result.messageId)).size).toBe(1);
  expect(await rowsOf("messages", ticket.id)).toHaveLength(1);
  const other = await replyToTicket(testDeps(database.db), actor, { ...request, body: "Another text." });
  expect(other).toMatchObject({ ok: false, refusals: [{ code: "IDEMPOTENCY_MISMATCH" }] });
});

test("a refused reply leaves its key unused", async () => {
  const { ticket, account } = await ticketOfAdmin();
  const person = await addPerson(database.db);
  const request = input(ticket.id);
  expect(
    await replyToTicket(testDeps(database.db), await actorOf(database.db, person), request),
  ).toMatchObject({ ok: false });
  await addMembership(database.db, { accountId: account.id, personId: person.id, role: "admin" });
  expect(
    await replyToTicket(testDeps(database.db), await actorOf(database.db, person), request),
  ).toMatchObject({ ok: true });
});
