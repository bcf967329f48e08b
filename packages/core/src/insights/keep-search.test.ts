import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addEndUser,
  addFreeAccount,
  addStaff,
  createTestDatabase,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { flushSearches, keepSearch, withholdSearch, type SearchChannel } from "./keep-search.js";
import { openHit } from "./open-hit.js";
import type { Searcher } from "./searcher.js";

let database: TestDatabase;
let deps: TestDeps;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
});
afterAll(() => database.drop());
beforeEach(() => database.db.query("truncate searches, search_clicks"));

const somebody = (fingerprint = "203.0.113.7 Firefox", visitor: string | null = null): Searcher => ({
  actor: { kind: "anonymous", visitor },
  fingerprint,
});
const person = (actor: Actor): Searcher => ({ actor, fingerprint: "203.0.113.7 Firefox" });

function search(
  query: string,
  searcher: Searcher = somebody(),
  channel: SearchChannel = "search_page",
): string {
  const searchId = randomUUID();
  keepSearch(deps, searcher, { searchId, query, hits: 3, degraded: false, filters: {}, channel });
  return searchId;
}

interface Row {
  query: string;
  audience: string;
  actor: string;
  account_id: string | null;
  could_ask: boolean;
  channel: string;
  hits: number;
  at: Date;
}

async function kept(): Promise<Row[]> {
  await flushSearches(deps);
  return database.db.query<Row[]>("select * from searches order by id");
}

describe("a search", () => {
  test("is kept without secrets, with when, where and how much was found", async () => {
    search("Reset for ada@example.com, password: hunter2");
    expect(await kept()).toMatchObject([
      {
        query: "reset for password",
        audience: "public",
        channel: "search_page",
        hits: 3,
        at: deps.clock.now(),
        account_id: null,
        could_ask: false,
      },
    ]);
  });

  test("is written by nobody who waits for it, and once however often it is flushed", async () => {
    search("ldap");
    expect(await database.db.query("select 1 as one from searches")).toEqual([]);
    expect(await kept()).toHaveLength(1);
    expect(await kept()).toHaveLength(1);
  });

  test("of the same page is one for each reader, loaded again or not", async () => {
    const searchId = randomUUID();
    const again = {
      searchId,
      query: "ldap",
      hits: 1,
      degraded: false,
      filters: {},
      channel: "search_page",
    } as const;
    keepSearch(deps, somebody("one"), again);
    keepSearch(deps, somebody("two"), again);
    await flushSearches(deps);
    keepSearch(deps, somebody("one"), again);
    expect(new Set((await kept()).map(({ actor }) => actor)).size).toBe(2);
    expect(await kept()).toHaveLength(2);
  });

  test("as somebody types is the last text alone; what another types, or the same later, is a search of its own", async () => {
    search("ld", somebody("one"), "api");
    search("ldap", somebody("one"), "api");
    search("ldap bind", somebody("one"), "api");
    search("lda", somebody("two"), "api");
    search("radius", somebody("one"), "api");
    deps.clock.advance({ seconds: 3 });
    search("radius server", somebody("one"), "api");
    expect((await kept()).map(({ query }) => query)).toEqual(["ldap bind", "lda", "radius", "radius server"]);
  });

  test("that its receipt was taken of is not kept until it is finished", async () => {
    const searchId = search("ldap", somebody(), "api");
    withholdSearch(database.db, somebody(), searchId);
    expect(await kept()).toEqual([]);
  });

  test("of staff is not kept", async () => {
    const { actor } = await addStaff(database.db);
    search("ldap", person(actor));
    expect(await kept()).toEqual([]);
  });

  test("waits for the next time when it could not be written", async () => {
    search("ldap");
    await database.db.query("alter table searches rename to away");
    await expect(flushSearches(deps)).rejects.toThrow();
    await database.db.query("alter table away rename to searches");
    expect(await kept()).toHaveLength(1);
  });
});

describe("who searched", () => {
  test("is told apart within a day without their address being kept, and not recognised the day after", async () => {
    search("one", somebody("203.0.113.7 Firefox"));
    search("two", somebody("203.0.113.7 Firefox"));
    search("three", somebody("203.0.113.8 Firefox"));
    await flushSearches(deps);
    deps.clock.advance({ days: 1 });
    search("four", somebody("203.0.113.7 Firefox"));
    const [one, two, three, four] = await kept();
    expect(one?.actor).toBe(two?.actor);
    expect(new Set([one?.actor, three?.actor, four?.actor]).size).toBe(3);
    expect(JSON.stringify([one, two, three, four])).not.toContain("203.0.113");
  });

  test("has an account where there is one, and could ask where the policy opens a ticket for them", async () => {
    const admin = await addAdmin(database.db);
    const user = await addEndUser(database.db, { account: admin.account });
    const free = await addAdmin(database.db, { account: await addFreeAccount(database.db) });
    search("one", person(admin.actor));
    search("two", person(user.actor));
    search("three", person(free.actor));
    expect(await kept()).toMatchObject([
      {
        account_id: admin.account.id,
        could_ask: true,
        audience: "customers",
        actor: `person:${admin.person.id}`,
      },
      { account_id: admin.account.id, could_ask: false, audience: "customers" },
      { account_id: free.account.id, could_ask: false },
    ]);
  });
});

describe("a hit that was opened", () => {
  const clicks = () => database.db.query<{ place: number; actor: string }[]>("select * from search_clicks");

  test("is noted once for each reader, with its place and whoever searched", async () => {
    const { slug } = await addArticle(database.db);
    const searcher = somebody("one", "a-hash");
    const searchId = search("ldap", searcher);
    const [searched] = await kept();
    for (let time = 0; time < 2; time += 1)
      expect(await openHit(deps, searcher, { searchId, slug, place: 2 })).toEqual({ ok: true });
    await openHit(deps, somebody("two"), { searchId, slug, place: 2 });
    expect(await clicks()).toHaveLength(2);
    expect(await clicks()).toContainEqual(expect.objectContaining({ place: 2, actor: searched?.actor }));
  });

  test("is none where the reader may not read it, or what is said of it makes no sense", async () => {
    const secret = await addArticle(database.db, { audience: "staff" });
    const open = await addArticle(database.db);
    const hit = { searchId: randomUUID(), slug: open.slug, place: 1 };
    for (const [wrong, code] of [
      [{ ...hit, slug: secret.slug }, "NOT_FOUND"],
      [{ ...hit, slug: "nowhere" }, "NOT_FOUND"],
      [{ ...hit, place: 0 }, "INVALID"],
      [{ ...hit, place: 1.5 }, "INVALID"],
      [{ ...hit, searchId: "x" }, "INVALID"],
    ] as const) {
      expect(await openHit(deps, somebody(), wrong)).toMatchObject({ ok: false, refusals: [{ code }] });
    }
    const { actor } = await addStaff(database.db);
    expect(await openHit(deps, person(actor), hit)).toEqual({ ok: true });
    expect(await clicks()).toEqual([]);
  });
});
