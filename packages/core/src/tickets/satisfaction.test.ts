import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
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
import type { Rating } from "@recourse/policy";
import type { Actor } from "../actor.js";
import { rateTicket } from "./rate-ticket.js";
import { replyToTicket } from "./reply-to-ticket.js";
import {
  listRatings,
  ownRatings,
  ratingsOfTickets,
  satisfactionShares,
  type RatingPosition,
} from "./satisfaction.queries.js";
import { solveTicket } from "./solve-ticket.js";
import { ticketsByIds } from "./ticket.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function scene() {
  const rita = await addAdmin(database.db);
  const { account } = rita;
  const paul = await addEndUser(database.db, { account });
  const agent = await addStaff(database.db);
  const ticket = await addTicket(database.db, {
    accountId: account.id,
    requesterId: rita.person.id,
    participantIds: [paul.person.id],
    assigneeId: agent.staff.id,
    state: "solved",
    solvedAt: TUESDAY,
  });
  return { deps: testDeps(database.db), account, rita, paul, agent, ticket };
}

describe("a solved ticket", () => {
  test("is rated by each of its customers for themselves; saying it again changes it", async () => {
    const { deps, rita, paul, agent, ticket } = await scene();
    const rate = (actor: Actor, rating: Rating, words?: string | null) =>
      rateTicket(deps, actor, { ticketId: ticket.id, rating, ...(words === undefined ? {} : { words }) });
    expect(await rate(rita.actor, "bad", " Too slow. ")).toMatchObject({
      ok: true,
      rating: { rating: "bad", words: "Too slow.", staffId: agent.staff.id },
      ticket: { version: 1 },
    });
    expect(await rate(paul.actor, "good")).toMatchObject({ ok: true, rating: { words: null } });
    deps.clock.advance({ minutes: 1 });
    // Pressed twice, or without script after the words were saved: what was written stays.
    expect(await rate(rita.actor, "good")).toMatchObject({ rating: { rating: "good", words: "Too slow." } });
    expect(await rate(rita.actor, "good")).toMatchObject({ rating: { rating: "good", words: "Too slow." } });
    expect(await rate(rita.actor, "good", "")).toMatchObject({ rating: { words: null } });
    const said = (await ratingsOfTickets(database.db, agent.actor, [ticket.id])).get(ticket.id);
    expect(said?.map(({ personId, rating }) => [personId, rating])).toEqual([
      [rita.person.id, "good"],
      [paul.person.id, "good"],
    ]);
    expect((await ownRatings(database.db, paul.actor, [ticket.id])).get(ticket.id)).toMatchObject({
      personId: paul.person.id,
    });
    expect(await ownRatings(database.db, { kind: "anonymous", visitor: null }, [ticket.id])).toEqual(
      new Map(),
    );
    const audited = await database.db.query<unknown[]>(
      "select distinct actor_id from audit_rows where subject_id = $1 and action = 'ticket.rated' order by actor_id",
      [ticket.id],
    );
    expect(audited).toHaveLength(2);
  });

  test("keeps the words without the secrets in them", async () => {
    const { deps, rita, ticket } = await scene();
    const words = "Good, and my password: hunter2-Tr0ub4dor works again.";
    const rated = await rateTicket(deps, rita.actor, { ticketId: ticket.id, rating: "good", words });
    const said = rated.ok ? rated.rating.words : null;
    expect(said).toContain("password: [removed password]");
    expect(said).not.toContain("hunter2");
  });

  test("that was reopened and solved again is rated anew", async () => {
    const { deps, rita, agent, ticket } = await scene();
    await rateTicket(deps, rita.actor, { ticketId: ticket.id, rating: "bad" });
    deps.clock.advance({ hours: 1 });
    await replyToTicket(deps, rita.actor, {
      ticketId: ticket.id,
      body: "Again.",
      idempotencyKey: unique("k"),
    });
    expect(await rateTicket(deps, rita.actor, { ticketId: ticket.id, rating: "good" })).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    expect(await ownRatings(database.db, rita.actor, [ticket.id])).toEqual(new Map());
    const [reopened] = await ticketsByIds(database.db, [ticket.id]);
    await solveTicket(deps, agent.actor, { ticketId: ticket.id, version: reopened?.version ?? 0 });
    await rateTicket(deps, rita.actor, { ticketId: ticket.id, rating: "good" });
    const said = (await ratingsOfTickets(database.db, agent.actor, [ticket.id])).get(ticket.id);
    expect(said?.map(({ rating }) => rating)).toEqual(["good", "bad"]);
  });

  test("is not rated by others, nor with too many words, nor once it is closed", async () => {
    const { deps, account, rita, agent, ticket } = await scene();
    const rate = async (actor: Actor, words = "") => {
      const result = await rateTicket(deps, actor, { ticketId: ticket.id, rating: "good", words });
      return result.ok ? "rated" : result.refusals[0]?.code;
    };
    expect(await rate((await addAdmin(database.db, { account })).actor)).toBe("NOT_ALLOWED");
    expect(await rate(agent.actor)).toBe("NOT_ALLOWED");
    expect(await rate((await addAdmin(database.db)).actor)).toBe("NOT_FOUND");
    expect(await rate({ kind: "anonymous", visitor: null })).toBe("NOT_SIGNED_IN");
    expect(await rate({ ...rita.actor, scopes: ["read_tickets"] })).toBe("NOT_ALLOWED");
    expect(await rate(rita.actor, "x".repeat(2_001))).toBe("INVALID");
    expect(await rate(rita.actor, "x".repeat(2_000))).toBe("rated");
    await database.db.query("update tickets set state = 'closed' where id = $1", [ticket.id]);
    expect(await rate(rita.actor)).toBe("STATE_NOT_ALLOWED");
  });
});

test("a ticket that nobody was assigned to is rated as the one's who solved it", async () => {
  const { deps, rita, agent, ticket } = await scene();
  await database.db.query(
    "update tickets set assignee_id = null, state = 'open', solved_at = null where id = $1",
    [ticket.id],
  );
  const rate = async () => {
    const result = await rateTicket(deps, rita.actor, { ticketId: ticket.id, rating: "good" });
    return result.ok ? result.rating.staffId : null;
  };
  await solveTicket(deps, agent.actor, { ticketId: ticket.id, version: 1 });
  expect(await rate()).toBe(agent.staff.id);
});

describe("ratings together", () => {
  test("are seen by an agent for their own tickets and by a lead for all, in pages without gaps, and counted", async () => {
    const { deps, rita, paul, agent, ticket } = await scene();
    const other = await scene();
    const { actor: lead } = await addStaff(database.db, "lead");
    const said = new Date(TUESDAY.getTime() - 40 * 86_400_000);
    const then = { ...deps, clock: { now: () => said } };
    await rateTicket(then, rita.actor, { ticketId: ticket.id, rating: "bad" });
    await rateTicket(deps, paul.actor, { ticketId: ticket.id, rating: "good" });
    await rateTicket(deps, other.rita.actor, { ticketId: other.ticket.id, rating: "bad" });

    const own = await listRatings(database.db, agent.actor, { first: 10 });
    expect(own.rows.map(({ personId }) => personId)).toEqual([paul.person.id, rita.person.id]);
    const snooping = { first: 10, staffId: other.agent.staff.id };
    expect(await listRatings(database.db, agent.actor, snooping)).toEqual({ rows: [], hasMore: false });
    expect(await satisfactionShares(database.db, agent.actor, {}, TUESDAY)).toEqual([
      { days: 30, good: 1, bad: 0 },
      { days: 90, good: 1, bad: 1 },
    ]);

    const all = await listRatings(database.db, lead, { first: 100 });
    const walked: string[] = [];
    for (let after: RatingPosition | null = null, hasMore = true; hasMore;) {
      const page: Awaited<ReturnType<typeof listRatings>> = await listRatings(database.db, lead, {
        first: 2,
        after,
      });
      walked.push(...page.rows.map(({ id }) => id));
      after = page.rows.at(-1) ?? null;
      hasMore = page.hasMore;
    }
    expect(walked).toEqual(all.rows.map(({ id }) => id));
    const bad = await listRatings(database.db, lead, { first: 10, staffId: agent.staff.id, rating: "bad" });
    expect(bad.rows.map(({ personId }) => personId)).toEqual([rita.person.id]);
    expect(await satisfactionShares(database.db, lead, { staffId: other.agent.staff.id }, TUESDAY)).toEqual([
      { days: 30, good: 0, bad: 1 },
      { days: 90, good: 0, bad: 1 },
    ]);
  });

  test("are not for authors, customers, nobody, and tokens without the desk", async () => {
    const { deps, rita, agent, ticket } = await scene();
    await rateTicket(deps, rita.actor, { ticketId: ticket.id, rating: "bad" });
    const others: Actor[] = [
      (await addStaff(database.db, "author")).actor,
      rita.actor,
      { kind: "anonymous", visitor: null },
      { ...agent.actor, scopes: ["read_tickets"] },
    ];
    for (const actor of others) {
      expect(await listRatings(database.db, actor, { first: 5 })).toEqual({ rows: [], hasMore: false });
      expect(await satisfactionShares(database.db, actor, {}, TUESDAY)).toEqual([
        { days: 30, good: 0, bad: 0 },
        { days: 90, good: 0, bad: 0 },
      ]);
      expect((await ratingsOfTickets(database.db, actor, [ticket.id])).get(ticket.id)).toEqual([]);
    }
    expect(await listRatings(database.db, agent.actor, { first: 5, staffId: "nonsense" })).toEqual({
      rows: [],
      hasMore: false,
    });
  });
});
