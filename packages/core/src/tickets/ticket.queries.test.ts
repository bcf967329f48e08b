import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  actorOf,
  addAccount,
  addAdmin,
  addEndUser,
  addMembership,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { addInternalNote } from "./add-internal-note.js";
import { openTicket } from "./open-ticket.js";
import { replyToTicket } from "./reply-to-ticket.js";
import { supportDecision } from "./support-decision.js";
import { countCustomerTickets, listCustomerTickets } from "./customer-tickets.queries.js";
import { findTicketById, findTicketByNumber } from "./ticket.queries.js";
import {
  timelineBeginnings,
  timelinePage,
  type TimelineItem,
  type TimelinePosition,
} from "./timeline.queries.js";

/** When everything that was written can be seen by everybody. */
const LATER = new Date(TUESDAY.getTime() + 60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

describe("a ticket is found by", () => {
  test("its account's active admins, its requester while a member, and staff; nobody else", async () => {
    const { account, actor, person } = await addAdmin(database.db);
    const ticket = await addTicket(database.db, { accountId: account.id, requesterId: person.id });
    const readers = [
      actor,
      (await addAdmin(database.db, { account })).actor,
      (await addStaff(database.db, "author")).actor,
    ];
    for (const reader of readers) {
      expect(await findTicketByNumber(database.db, reader, ticket.number)).toEqual(ticket);
      expect(await findTicketById(database.db, reader, ticket.id)).toEqual(ticket);
    }
    const others = [
      (await addAdmin(database.db)).actor,
      (await addEndUser(database.db, { account })).actor,
      (await addAdmin(database.db, { account, active: false })).actor,
      (await addStaff(database.db, "agent", { active: false })).actor,
      { ...actor, scopes: ["read_articles" as const] },
      { kind: "anonymous", visitor: "v" } as const,
    ];
    for (const stranger of others) {
      expect(await findTicketByNumber(database.db, stranger, ticket.number)).toBeNull();
      expect(await findTicketById(database.db, stranger, ticket.id)).toBeNull();
    }
    await database.db.query("update memberships set role = 'end_user' where person_id = $1", [person.id]);
    expect(await findTicketByNumber(database.db, await actorOf(database.db, person), ticket.number)).toEqual(
      ticket,
    );
    await database.db.query("update accounts set standing = 'closed' where id = $1", [account.id]);
    expect(
      await findTicketByNumber(database.db, await actorOf(database.db, person), ticket.number),
    ).toBeNull();
  });

  test.each([0, -1, 2 ** 53, 1.5, Number.NaN])("no number like %p", async (number) => {
    const { actor } = await addStaff(database.db);
    expect(await findTicketByNumber(database.db, actor, number)).toBeNull();
  });
});

describe("the tickets that somebody reads as a customer", () => {
  test("come newest first, from all of them, in pages without gaps or doubles", async () => {
    const { account, person } = await addAdmin(database.db);
    const second = await addAccount(database.db);
    const third = await addAccount(database.db);
    await addMembership(database.db, { accountId: second.id, personId: person.id, role: "admin" });
    await addMembership(database.db, { accountId: third.id, personId: person.id, role: "end_user" });
    const numbers: number[] = [];
    for (let index = 0; index < 11; index += 1) {
      const accountId = [account, second, third][index % 3]?.id ?? account.id;
      const state = index % 4 === 0 ? "solved" : "open";
      const { number } = await addTicket(database.db, { accountId, requesterId: person.id, state });
      numbers.unshift(number);
    }
    const actor = await actorOf(database.db, person);
    const seen: number[] = [];
    for (let after = null, hasMore = true; hasMore;) {
      const page: Awaited<ReturnType<typeof listCustomerTickets>> = await listCustomerTickets(
        database.db,
        actor,
        { first: 3, after },
      );
      seen.push(...page.rows.map(({ number }) => number));
      after = page.rows.at(-1) ?? null;
      hasMore = page.hasMore;
    }
    expect(seen).toEqual(numbers);
    expect(await countCustomerTickets(database.db, actor, {})).toBe(numbers.length);

    const ofSecond = await listCustomerTickets(database.db, actor, { first: 50, accountId: second.id });
    expect(ofSecond.rows.every(({ accountId }) => accountId === second.id)).toBe(true);
    const open = await listCustomerTickets(database.db, actor, { first: 50, open: true });
    expect(open.rows.every(({ state }) => state === "open")).toBe(true);
    const done = await countCustomerTickets(database.db, actor, { open: false });
    expect(open.rows.length + done).toBe(numbers.length);
  });

  test("are none for strangers, for end users who asked for none, and of accounts that are somebody else's", async () => {
    const { account, person, actor } = await addAdmin(database.db);
    await addTicket(database.db, { accountId: account.id, requesterId: person.id });
    const none = { rows: [], hasMore: false };
    const { actor: endUser } = await addEndUser(database.db, { account });
    const { actor: stranger } = await addAdmin(database.db);
    expect(await listCustomerTickets(database.db, endUser, { first: 5 })).toEqual(none);
    expect(await listCustomerTickets(database.db, stranger, { first: 5, accountId: account.id })).toEqual(
      none,
    );
    expect(await countCustomerTickets(database.db, stranger, { accountId: account.id })).toBe(0);
    expect(await listCustomerTickets(database.db, { ...actor, scopes: [] }, { first: 5 })).toEqual(none);
    expect((await listCustomerTickets(database.db, actor, { first: 5 })).rows).toHaveLength(1);
  });
});

describe("the timeline of a ticket", () => {
  test("tells what was written and what happened in its order, in pages without gaps, notes to staff alone", async () => {
    const deps = testDeps(database.db);
    const { actor } = await addAdmin(database.db);
    const { actor: agent } = await addStaff(database.db);
    const opened = await openTicket(deps, actor, {
      idempotencyKey: unique("k"),
      kind: "question",
      subject: "S",
      body: "first",
    });
    const ticketId = (opened.ok && opened.ticket?.id) || "";
    // The clock stands still: what happened at one instant stays in its order.
    for (let index = 0; index < 5; index += 1) {
      const body = `message ${index}`;
      await replyToTicket(deps, index % 2 === 0 ? actor : agent, {
        ticketId,
        body,
        idempotencyKey: unique("k"),
      });
      await addInternalNote(deps, agent, { ticketId, body: `note ${index}`, idempotencyKey: unique("k") });
    }
    const walk = async (who: typeof actor) => {
      const items: TimelineItem[] = [];
      let after: TimelinePosition | null = null;
      for (let hasMore = true; hasMore;) {
        const page: { rows: TimelineItem[]; hasMore: boolean } = await timelinePage(
          database.db,
          who,
          ticketId,
          { first: 2, after, at: LATER },
        );
        items.push(...page.rows);
        after = page.rows.at(-1) ?? null;
        hasMore = page.hasMore;
      }
      return items.map((item) => ("body" in item ? item.body : item.kind));
    };
    const replies = [0, 1, 2, 3, 4].map((index) => `message ${index}`);
    expect(await walk(actor)).toEqual(["first", "decided", ...replies]);
    const withNotes = replies.flatMap((reply, index) => [reply, `note ${index}`]);
    expect(await walk(agent)).toEqual(["first", "decided", ...withNotes]);

    const { id: otherId } = await addTicket(database.db, {
      accountId: actor.memberships[0]?.accountId ?? "",
      requesterId: actor.person.id,
    });
    for (const who of [actor, agent]) {
      const beginnings = await timelineBeginnings(database.db, who, [otherId, ticketId], {
        first: 3,
        at: LATER,
      });
      expect(beginnings.get(ticketId)).toEqual(
        await timelinePage(database.db, who, ticketId, { first: 3, at: LATER }),
      );
      expect(beginnings.get(otherId)).toEqual({ rows: [], hasMore: false });
    }
  });
});

test("asking for a decision beforehand answers what opening would, and records nothing", async () => {
  const { actor } = await addAdmin(database.db);
  const deps = testDeps(database.db);
  const before = await database.db.query("select count(*) from decisions");
  const asked = await supportDecision(deps, actor, { kind: "defect", production: true });
  expect(await database.db.query("select count(*) from decisions")).toEqual(before);
  const production = { resource: "LDAP", affected: "all" };
  const opened = await openTicket(deps, actor, {
    idempotencyKey: unique("k"),
    kind: "defect",
    production,
    subject: "S",
    body: "B",
  });
  expect(asked).toEqual({ ok: true, decision: opened.decision?.decision });
  expect(opened).toMatchObject({ ticket: { receivedAt: TUESDAY } });
});
