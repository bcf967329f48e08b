import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { countSearches } from "./count-searches.js";
import { deleteOldSearches } from "./delete-old-searches.js";
import { readInsights } from "./insights.queries.js";
import { flushSearches, keepSearch } from "./keep-search.js";
import { openHit } from "./open-hit.js";
import { listSearchInsights, type SearchInsightOrder } from "./search-insight.queries.js";

let database: TestDatabase;
let deps: TestDeps;
let agent: Actor;
let slug: string;
// A Tuesday; its week began on the 13th, Mountain time.
const TUESDAY = new Date("2026-04-14T16:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db, { clock: new FakeClock(TUESDAY) });
  agent = (await addStaff(database.db)).actor;
  slug = (await addArticle(database.db)).slug;
});
afterAll(() => database.drop());
afterEach(async () => {
  deps.clock.set(TUESDAY);
  await database.db.query("truncate searches, search_clicks, search_counts, search_days, visitor_salts");
});

const visitor = (name: string | number): Actor => ({ kind: "anonymous", visitor: String(name) });

async function search(
  query: string,
  actor: Actor,
  { hits = 3, opens = false }: { hits?: number; opens?: boolean } = {},
): Promise<string> {
  const searchId = randomUUID();
  const searcher = { actor, fingerprint: "" };
  keepSearch(deps, searcher, { searchId, query, hits, degraded: false, filters: {}, channel: "search_page" });
  await flushSearches(deps);
  if (opens) await openHit(deps, searcher, { searchId, slug, place: 1 });
  return searchId;
}

const lists = async (order: SearchInsightOrder, from = "2026-04-01", to = "2026-04-30") =>
  (await listSearchInsights(deps, agent, { from, to, order, first: 50 })).rows;

describe("counting searches", () => {
  test("tells how many there were each day, how many found nothing and how many led to an article, however often it runs", async () => {
    await search("ldap", visitor(1), { opens: true });
    await search("ldap", visitor(2));
    await search("radius", visitor(1), { hits: 0 });
    // 23:30 on Monday in Denver, Tuesday in UTC.
    deps.clock.set(new Date("2026-04-14T05:30:00Z"));
    await search("ldap", visitor(3));
    deps.clock.set(TUESDAY);
    await countSearches(deps);
    await countSearches(deps);
    const { days, countedAt } = await readInsights(database.db, agent, {
      from: "2026-04-12",
      to: "2026-04-14",
    });
    expect(days).toMatchObject([
      { day: "2026-04-12", searches: 0 },
      { day: "2026-04-13", searches: 1, noHits: 0, opened: 0 },
      { day: "2026-04-14", searches: 3, noHits: 1, opened: 1 },
    ]);
    expect(countedAt).toEqual(TUESDAY);
    expect(await lists("searches")).toMatchObject([
      { query: "ldap", searches: 3, actors: 2, noHits: 0, opened: 1, noClick: 2 },
      { query: "radius", searches: 1, noHits: 1, noClick: 0 },
    ]);
    expect((await lists("no_hits")).map(({ query }) => query)).toEqual(["radius"]);
    expect((await lists("no_click")).map(({ query }) => query)).toEqual(["ldap"]);
  });

  test("tells after which searches tickets were opened", async () => {
    const { actor, account, person } = await addAdmin(database.db);
    const searchId = await search("vpn", actor);
    const ticket = await addTicket(database.db, {
      accountId: account.id,
      requesterId: person.id,
      receivedAt: TUESDAY,
    });
    await database.db.query("update tickets set search_id = $2 where id = $1", [ticket.id, searchId]);
    await countSearches(deps);
    expect(await lists("tickets")).toMatchObject([{ query: "vpn", tickets: 1 }]);
    await database.db.query("update tickets set search_id = 'no id at all' where id = $1", [ticket.id]);
    await countSearches(deps);
    expect(await lists("tickets")).toEqual([]);
  });

  test("pages through queries without gaps or repeats", async () => {
    for (const query of ["a1", "b2", "c3", "d4", "e5"]) await search(query, visitor(1));
    await search("c3", visitor(2));
    await countSearches(deps);
    const seen: string[] = [];
    let after: { value: number; query: string } | null = null;
    for (let hasMore = true; hasMore;) {
      const page = await listSearchInsights(deps, agent, {
        from: "2026-04-01",
        to: "2026-04-30",
        order: "searches",
        first: 2,
        after,
      });
      seen.push(...page.rows.map(({ query }) => query));
      const last = page.rows.at(-1);
      after = last === undefined ? null : { value: last.searches, query: last.query };
      hasMore = page.hasMore;
    }
    expect(seen).toEqual(["c3", "a1", "b2", "d4", "e5"]);
  });

  test("is for staff alone", async () => {
    const { actor } = await addAdmin(database.db);
    await search("ldap", visitor(1));
    await countSearches(deps);
    const period = { from: "2026-04-14", to: "2026-04-14" };
    expect((await readInsights(database.db, actor, period)).days).toEqual([]);
    expect((await listSearchInsights(deps, actor, { ...period, order: "searches", first: 5 })).rows).toEqual(
      [],
    );
  });
});

describe("deflection", () => {
  /** An account that searches now, and whether it opens something; answers with what opens its tickets. */
  async function session(opens: boolean) {
    const { actor, account, person } = await addAdmin(database.db);
    await search("saml", actor, { opens });
    return (receivedAt: Date) =>
      addTicket(database.db, { accountId: account.id, requesterId: person.id, receivedAt });
  }
  const deflection = async () =>
    (await readInsights(database.db, agent, { from: "2026-04-14", to: "2026-04-14" })).deflection;
  const hoursLater = (hours: number) => new Date(TUESDAY.getTime() + hours * 3_600_000);

  test("is an article that was opened and no ticket of the account within 72 hours", async () => {
    await session(true);
    const early = await session(true);
    await early(hoursLater(71));
    const late = await session(true);
    await late(hoursLater(73));
    await session(false);
    const unread = await session(false);
    await unread(hoursLater(1));
    // Nobody of these could have opened a ticket.
    await search("saml", visitor(1), { opens: true });

    await countSearches(deps);
    expect(await deflection()).toEqual({
      sessions: 5,
      deflected: 0,
      asked: 3 - 1,
      leftUnopened: 0,
      pending: 3,
    });
    deps.clock.set(hoursLater(74));
    await countSearches(deps);
    expect(await deflection()).toEqual({ sessions: 5, deflected: 2, asked: 2, leftUnopened: 1, pending: 0 });
  });
});

describe("what remains of searches", () => {
  /** So many different visitors search for it, now. */
  async function many(query: string, count: number, from = 0): Promise<void> {
    for (let each = from; each < from + count; each += 1) await search(query, visitor(each));
  }
  const rows = (grain: string) =>
    database.db.query<{ query: string; searches: number; actors: number; starts_on: string }[]>(
      "select query, searches, actors, starts_on from search_counts where grain = $1 order by starts_on, query",
      [grain],
    );

  test("after 30 days is what at least five different people searched for on a day or in a week; the rest is one number", async () => {
    await many("common", 5);
    await many("weekly", 3);
    await many("rare", 4);
    deps.clock.advance({ days: 1 });
    await many("weekly", 3, 3);
    // The week is over: it is counted while its searches are there.
    deps.clock.set(new Date("2026-04-21T09:00:00Z"));
    await deleteOldSearches(deps);
    expect(await database.db.query("select 1 as one from searches")).toHaveLength(15);

    deps.clock.set(new Date("2026-05-20T09:00:00Z"));
    await deleteOldSearches(deps);
    await deleteOldSearches(deps);
    expect(await database.db.query("select 1 as one from searches")).toEqual([]);
    expect(await rows("day")).toEqual([
      { starts_on: "2026-04-14", query: "", searches: 7, actors: 0 },
      { starts_on: "2026-04-14", query: "common", searches: 5, actors: 5 },
      { starts_on: "2026-04-15", query: "", searches: 3, actors: 0 },
    ]);
    expect(await rows("week")).toEqual([
      { starts_on: "2026-04-13", query: "", searches: 4, actors: 0 },
      { starts_on: "2026-04-13", query: "common", searches: 5, actors: 5 },
      { starts_on: "2026-04-13", query: "weekly", searches: 6, actors: 6 },
    ]);
    expect(await lists("searches")).toMatchObject([
      { query: "weekly", searches: 6 },
      { query: "common", searches: 5 },
    ]);
    const { days } = await readInsights(database.db, agent, { from: "2026-04-14", to: "2026-04-15" });
    expect(days.map(({ searches }) => searches)).toEqual([12, 3]);
  });

  test("counts a visitor of one day once, who would be another one every day", async () => {
    for (let day = 0; day < 5; day += 1) {
      deps.clock.set(new Date(Date.UTC(2026, 3, 13 + day, 18)));
      await search("every day", { kind: "anonymous", visitor: null });
    }
    deps.clock.set(new Date("2026-04-21T09:00:00Z"));
    await deleteOldSearches(deps);
    expect(await rows("week")).toEqual([{ starts_on: "2026-04-13", query: "", searches: 5, actors: 0 }]);
  });

  test("on the last of the 30 days is everything, and the salts of visitors are gone after two", async () => {
    await search("ldap", { kind: "anonymous", visitor: null });
    deps.clock.advance({ days: 30 });
    await deleteOldSearches(deps);
    expect(await database.db.query("select 1 as one from searches")).toHaveLength(1);
    expect(await database.db.query("select 1 as one from visitor_salts")).toEqual([]);
    deps.clock.advance({ days: 1 });
    await deleteOldSearches(deps);
    expect(await database.db.query("select 1 as one from searches")).toEqual([]);
  });
});
