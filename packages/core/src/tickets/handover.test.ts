import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  actorOf,
  addAdmin,
  addEndUser,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { deactivateMembership } from "../accounts/deactivate-membership.js";
import { reactivateMembership } from "../accounts/reactivate-membership.js";
import type { Actor } from "../actor.js";
import { listCustomerTickets } from "./customer-tickets.queries.js";
import { handOverTicket } from "./hand-over-ticket.js";
import { replyToTicket } from "./reply-to-ticket.js";
import { takeOverTicket } from "./take-over-ticket.js";
import { findTicketById, ticketsByIds } from "./ticket.queries.js";
import { timelinePage } from "./timeline.queries.js";

const SYSTEM: Actor = { kind: "system", name: "provisioning" };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene() {
  const rita = await addAdmin(database.db);
  const { account } = rita;
  const of = { accountId: account.id, requesterId: rita.person.id };
  const ticket = await addTicket(database.db, { ...of, visibility: "private" });
  const closed = await addTicket(database.db, { ...of, visibility: "private", state: "closed" });
  const adam = await addAdmin(database.db, { account });
  const membership = { accountId: account.id, personId: rita.person.id };
  return { deps: testDeps(database.db), account, rita, adam, ticket, closed, membership };
}

const row = async (id: string) => (await ticketsByIds(database.db, [id]))[0];

describe("a deactivated requester's ticket", () => {
  test("is offered to the account's other admins, who read it from then on; the requester reads nothing", async () => {
    const { deps, rita, adam, ticket, closed, membership } = await scene();
    expect(await findTicketById(database.db, adam.actor, ticket.id)).toBeNull();
    expect(await deactivateMembership(deps, SYSTEM, membership)).toMatchObject({
      ok: true,
      membership: { active: false },
      tickets: 1,
    });
    expect(await findTicketById(database.db, adam.actor, ticket.id)).toMatchObject({
      handoverOfferedAt: TUESDAY,
      requesterId: rita.person.id,
      visibility: "private",
    });
    expect(await findTicketById(database.db, adam.actor, closed.id)).toBeNull();
    const gone = await actorOf(database.db, rita.person);
    expect(await findTicketById(database.db, gone, ticket.id)).toBeNull();
    expect(await listCustomerTickets(database.db, gone, { first: 5 })).toEqual({ rows: [], hasMore: false });
    const reply = { ticketId: ticket.id, body: "Still me.", idempotencyKey: unique("k") };
    expect(await replyToTicket(deps, gone, reply)).toMatchObject({ refusals: [{ code: "NOT_FOUND" }] });
    expect(await deactivateMembership(deps, SYSTEM, membership)).toMatchObject({ ok: true, tickets: 0 });
    const audited = await database.db.query<unknown[]>(
      "select action, data from audit_rows where account_id = $1 and subject_type = 'membership'",
      [membership.accountId],
    );
    expect(audited).toEqual([
      { action: "membership.deactivated", data: { personId: rita.person.id, ticketsOffered: 1 } },
    ]);
  });

  test("goes to whoever takes it over first, of ten at once", async () => {
    const { deps, account, rita, ticket, membership } = await scene();
    const admins = await Promise.all(Array.from({ length: 10 }, () => addAdmin(database.db, { account })));
    await deactivateMembership(deps, SYSTEM, membership);
    const results = await Promise.all(
      admins.map(({ actor }) => takeOverTicket(deps, actor, { ticketId: ticket.id })),
    );
    const winners = results.flatMap((result) => (result.ok ? [result.ticket.requesterId] : []));
    expect(winners).toHaveLength(1);
    expect(await row(ticket.id)).toMatchObject({ requesterId: winners[0], handoverOfferedAt: null });
    // Private as it was: those who came too late read it no more, or are told that it is taken.
    const late = results.flatMap((result) => (result.ok ? [] : [result.refusals[0]?.code]));
    expect(new Set(late)).toEqual(new Set(["NOT_FOUND"]));
    const winner = admins.find(({ person }) => person.id === winners[0]);
    const again = await takeOverTicket(deps, winner?.actor ?? rita.actor, { ticketId: ticket.id });
    expect(again).toMatchObject({ ok: true, ticket: { version: 3 } });
    const { rows } = await timelinePage(database.db, SYSTEM, ticket.id, { first: 10, at: deps.clock.now() });
    expect(rows).toMatchObject([
      { kind: "requester_changed", data: { from: rita.person.id, to: winners[0] }, byStaff: false },
    ]);
  });

  test("is not for end users, strangers and staff to take", async () => {
    const { deps, account, ticket, membership } = await scene();
    await deactivateMembership(deps, SYSTEM, membership);
    const take = async (actor: Actor) => {
      const result = await takeOverTicket(deps, actor, { ticketId: ticket.id });
      return result.ok ? "taken" : result.refusals[0]?.code;
    };
    expect(await take((await addEndUser(database.db, { account })).actor)).toBe("NOT_FOUND");
    expect(await take((await addAdmin(database.db)).actor)).toBe("NOT_FOUND");
    expect(await take((await addStaff(database.db, "lead")).actor)).toBe("NOT_ALLOWED");
    expect(await take({ kind: "anonymous", visitor: null })).toBe("NOT_SIGNED_IN");
  });

  test("is theirs again when they come back, unless somebody took it", async () => {
    const { deps, rita, adam, ticket, membership } = await scene();
    const other = await addTicket(database.db, {
      accountId: membership.accountId,
      requesterId: rita.person.id,
      visibility: "private",
    });
    await deactivateMembership(deps, SYSTEM, membership);
    await takeOverTicket(deps, adam.actor, { ticketId: other.id });
    expect(await reactivateMembership(deps, SYSTEM, membership)).toMatchObject({
      membership: { active: true },
      tickets: 1,
    });
    const back = await actorOf(database.db, rita.person);
    expect(await findTicketById(database.db, back, ticket.id)).toMatchObject({ handoverOfferedAt: null });
    expect(await findTicketById(database.db, adam.actor, ticket.id)).toBeNull();
    expect(await findTicketById(database.db, back, other.id)).toBeNull();
    expect(await findTicketById(database.db, adam.actor, other.id)).not.toBeNull();
  });
});

describe("a membership is ended", () => {
  test("by a lead, its admins and the systems that accounts come from alone", async () => {
    const { deps, membership } = await scene();
    const { actor: lead } = await addStaff(database.db, "lead");
    const others: [Actor, string][] = [
      [(await addStaff(database.db)).actor, "NOT_ALLOWED"],
      [{ ...lead, scopes: ["read_tickets"] }, "NOT_ALLOWED"],
      [{ kind: "anonymous", visitor: null }, "NOT_SIGNED_IN"],
    ];
    for (const [actor, code] of others) {
      expect(await deactivateMembership(deps, actor, membership)).toMatchObject({ refusals: [{ code }] });
      expect(await reactivateMembership(deps, actor, membership)).toMatchObject({ refusals: [{ code }] });
    }
    for (const ids of [{ accountId: "x" }, { personId: "x" }, { personId: membership.accountId }]) {
      expect(await deactivateMembership(deps, lead, { ...membership, ...ids })).toMatchObject({
        refusals: [{ code: "NOT_FOUND" }],
      });
    }
    expect(await deactivateMembership(deps, lead, membership)).toMatchObject({ ok: true, tickets: 1 });
  });
});

describe("staff hand a ticket over", () => {
  test("to an active admin of the account; the former requester, where active, stays as a participant", async () => {
    const { deps, rita, adam, ticket } = await scene();
    const { actor: agent } = await addStaff(database.db);
    const input = { ticketId: ticket.id, personId: adam.person.id, version: 1 };
    expect(await handOverTicket(deps, agent, input)).toMatchObject({
      ok: true,
      ticket: { requesterId: adam.person.id, participantIds: [rita.person.id], version: 2 },
    });
    expect(await handOverTicket(deps, agent, { ...input, personId: rita.person.id })).toMatchObject({
      refusals: [{ code: "CONFLICT" }],
    });
    const back = { ...input, personId: rita.person.id, version: 2 };
    expect(await handOverTicket(deps, agent, back)).toMatchObject({
      ok: true,
      ticket: { requesterId: rita.person.id, participantIds: [adam.person.id] },
    });
  });

  test("and a deactivated one does not", async () => {
    const { deps, adam, ticket, membership } = await scene();
    const { actor: agent } = await addStaff(database.db);
    await deactivateMembership(deps, SYSTEM, membership);
    const input = { ticketId: ticket.id, personId: adam.person.id, version: 2 };
    expect(await handOverTicket(deps, agent, input)).toMatchObject({
      ok: true,
      ticket: { requesterId: adam.person.id, participantIds: [], handoverOfferedAt: null },
    });
  });

  test("to nobody else, and customers do not", async () => {
    const { deps, account, rita, ticket } = await scene();
    const { actor: agent, person: self } = await addStaff(database.db);
    const nobodyElse = [
      (await addEndUser(database.db, { account })).person.id,
      (await addAdmin(database.db, { account, active: false })).person.id,
      (await addAdmin(database.db)).person.id,
      self.id,
      "nonsense",
    ];
    const told = await Promise.all(
      nobodyElse.map((personId) =>
        handOverTicket(deps, agent, { ticketId: ticket.id, personId, version: 1 }),
      ),
    );
    expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(told[0]).toMatchObject({ refusals: [{ code: "NOT_FOUND", path: ["personId"] }] });
    const own = { ticketId: ticket.id, personId: rita.person.id, version: 1 };
    expect(await handOverTicket(deps, rita.actor, own)).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    const { actor: author } = await addStaff(database.db, "author");
    expect(await handOverTicket(deps, author, own)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
  });
});
