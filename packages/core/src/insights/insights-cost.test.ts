import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  addStaff,
  createTestDatabase,
  FakeClock,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { listArticleInsights } from "./article-insight.queries.js";
import { readInsights } from "./insights.queries.js";
import { listSearchInsights } from "./search-insight.queries.js";

let database: TestDatabase;
let deps: TestDeps;
let agent: Actor;
const period = { from: "2026-04-01", to: "2026-04-14" };

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db, { clock: new FakeClock(new Date("2026-04-14T16:00:00Z")) });
  agent = (await addStaff(database.db)).actor;
  // A month of searches, most of them on days that a count of one day must not read.
  await database.db.query(
    `insert into searches (result_id, at, query, audience, actor, channel, hits, degraded)
     select gen_random_uuid(), timestamptz '2026-04-14 16:00Z' - n * interval '2 minutes', 'query ' || n % 500, 'public', 'visitor:' || n % 90,
       'search_page', 1, false from generate_series(1, 20000) n`,
  );
  await database.db.query("analyze searches");
});
afterAll(() => database.drop());

async function planOf(statement: string, values: unknown[]): Promise<string> {
  const rows = await database.db.query<{ "QUERY PLAN": string }[]>(`explain ${statement}`, values);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("counting a day and deleting what is old walk along the index on time, however many searches there are", async () => {
  const day = [new Date("2026-04-10T06:00:00Z"), new Date("2026-04-11T06:00:00Z")];
  expect(await planOf("select * from searches where at >= $1 and at < $2", day)).toContain(
    "searches_by_time",
  );
  const oldest = "select ctid from searches where at < $1 order by at limit 10000";
  expect(await planOf(oldest, [new Date("2026-03-20T00:00:00Z")])).toContain("searches_by_time");
});

test("the pages read counts alone: they show the same without a single search", async () => {
  const read = async () => [
    await readInsights(database.db, agent, period),
    await listSearchInsights(deps, agent, { ...period, order: "searches", first: 5 }),
    await listArticleInsights(deps, agent, { ...period, first: 5 }),
  ];
  await database.db.query(
    `insert into search_counts (grain, starts_on, query, searches, actors, no_hits, opened, tickets) values ('day', '2026-04-10', 'ldap', 9, 5, 1, 4, 0);
     insert into search_days (day, searches, actors, no_hits, opened, degraded, tickets, counted_at) values ('2026-04-10', 9, 5, 1, 4, 0, 0, now())`,
  );
  const before = await read();
  await database.db.query("alter table searches rename to searches_away");
  const after = await read();
  await database.db.query("alter table searches_away rename to searches");
  expect(after).toEqual(before);
  expect(after[1]).toMatchObject({ rows: [{ query: "ldap", searches: 9 }] });
});
