import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { DefectState } from "@recourse/policy";
import {
  actorOf,
  addAdmin,
  addArticle,
  addCategory,
  addEndUser,
  addMembership,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { Article } from "../articles/article.entity.js";
import { affectedAccounts } from "./affected.queries.js";
import { createDefect } from "./create-defect.js";
import { Defect } from "./defect.entity.js";
import {
  findKnownIssue,
  knownIssuesByIds,
  knownIssuesOfArticles,
  listKnownIssues,
  matchKnownIssues,
} from "./known-issue.queries.js";
import { linkTicketToDefect } from "./link-ticket-to-defect.js";
import { publishDefect } from "./publish-defect.js";
import { reportKnownIssue } from "./report-known-issue.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function issue(change: Partial<Defect> = {}) {
  const deps = testDeps(database.db);
  const lead = await addStaff(database.db, "lead");
  const { defect } = await done(
    createDefect(deps, lead.actor, {
      title: "Enrolment of laptops stops halfway",
      body: "The agent waits for a certificate.",
      notes: "zanzibarnote",
      components: ["Devices"],
      affectedVersions: [],
      critical: false,
      ...change,
      idempotencyKey: unique("key"),
    }),
  );
  return { deps, lead, defect };
}

async function published(change: Partial<Defect> = {}) {
  const made = await issue(change);
  const { defect } = await done(
    publishDefect(made.deps, made.lead.actor, { defectId: made.defect.id, version: 1 }),
  );
  return { ...made, defect };
}

const countOf = async (id: string) => (await affectedAccounts(database.db, [id])).get(id) ?? 0;

describe("I have this too", () => {
  test("said by twenty requests at once counts the account once", async () => {
    const { deps, defect } = await published();
    const admin = await addAdmin(database.db);
    const said = await Promise.all(
      Array.from({ length: 20 }, () => reportKnownIssue(deps, admin.actor, { defectId: defect.id })),
    );
    expect(said.every(({ ok }) => ok)).toBe(true);
    expect(await countOf(defect.id)).toBe(1);
    expect(
      await database.db.query("select count(*) from defect_reports where defect_id = $1", [defect.id]),
    ).toEqual([{ count: 1 }]);
  });

  test("said by two people of one account, and by its ticket, counts it once and keeps who is to be told", async () => {
    const { deps, lead, defect } = await published();
    const admin = await addAdmin(database.db);
    const user = await addEndUser(database.db, { account: admin.account });
    await done(reportKnownIssue(deps, admin.actor, { defectId: defect.id }));
    await done(reportKnownIssue(deps, user.actor, { defectId: defect.id }));
    const ticket = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
    });
    await done(linkTicketToDefect(deps, lead.actor, { defectId: defect.id, ticketId: ticket.id }));
    expect(await countOf(defect.id)).toBe(1);
    const other = await addAdmin(database.db);
    await done(reportKnownIssue(deps, other.actor, { defectId: defect.id }));
    expect(await countOf(defect.id)).toBe(2);
  });

  test("is said for a named account by who belongs to several, and for no other", async () => {
    const { deps, defect } = await published();
    const admin = await addAdmin(database.db);
    const second = await addAdmin(database.db);
    const foreign = await addAdmin(database.db);
    await addMembership(database.db, {
      ...{ accountId: second.account.id, personId: admin.person.id, role: "admin" },
    });
    const actor = await actorOf(database.db, admin.person);
    const refusal = { ok: false, refusals: [{ code: "NOT_ALLOWED", path: ["accountId"] }] };
    expect(await reportKnownIssue(deps, actor, { defectId: defect.id })).toMatchObject(refusal);
    expect(
      await reportKnownIssue(deps, actor, { defectId: defect.id, accountId: foreign.account.id }),
    ).toMatchObject(refusal);
    await done(reportKnownIssue(deps, actor, { defectId: defect.id, accountId: second.account.id }));
    expect(await countOf(defect.id)).toBe(1);
  });

  test("is not said of what is not published, nor by nobody", async () => {
    const { deps, defect } = await issue();
    const admin = await addAdmin(database.db);
    const unknown = { ok: false, refusals: [{ code: "NOT_FOUND" }] };
    expect(await reportKnownIssue(deps, admin.actor, { defectId: defect.id })).toMatchObject(unknown);
    expect(await reportKnownIssue(deps, admin.actor, { defectId: "D-1" })).toMatchObject(unknown);
    expect(
      await reportKnownIssue(deps, { kind: "anonymous", visitor: null }, { defectId: defect.id }),
    ).toMatchObject({ refusals: [{ code: "NOT_SIGNED_IN" }] });
  });
});

describe("what the public sees of a defect", () => {
  const at = new Date("2026-06-01T12:00:00Z");
  const daysBefore = (days: number) => new Date(at.getTime() - days * 86_400_000);

  /** Every way by which the public comes to a defect. */
  async function ways({ id, number, title }: Defect, articleId: string): Promise<Record<string, boolean>> {
    const has = (rows: { id: string }[]) => rows.some((row) => row.id === id);
    const list = (fixed: boolean) =>
      listKnownIssues(database.db, { first: 100, filter: { fixed, component: "Policies and commands" }, at });
    return {
      list: has((await list(false)).rows) || has((await list(true)).rows),
      number: (await findKnownIssue(database.db, number)) !== null,
      id: has(await knownIssuesByIds(database.db, [id])),
      match: has(await matchKnownIssues(database.db, title, 100)),
      article: has(await knownIssuesOfArticles(database.db, [articleId], 100)),
    };
  }

  const nowhere = { list: false, number: false, id: false, match: false, article: false };
  const everywhere = { list: true, number: true, id: true, match: true, article: true };
  const looked = { ...everywhere, match: false, article: false };

  test.each<[string, DefectState, number | null, number | null, Record<string, boolean>]>([
    ["reported", "reported", null, null, nowhere],
    ["confirmed", "confirmed", null, null, nowhere],
    ["under way", "fix_in_progress", null, null, nowhere],
    ["fixed", "fixed", null, 1, nowhere],
    ["no defect", "not_a_defect", null, null, nowhere],
    ["reported and published", "reported", 1, null, everywhere],
    ["confirmed and published", "confirmed", 1, null, everywhere],
    ["under way and published", "fix_in_progress", 1, null, everywhere],
    ["fixed lately and published", "fixed", 1, 89, looked],
    ["fixed long ago and published", "fixed", 100, 91, { ...looked, list: false }],
  ])("%s", async (_name, state, publishedDays, fixedDays, seen) => {
    const title = `Quartz ${unique("pebble")} marble`;
    const { defect } = await issue({ title, components: ["Policies and commands"] });
    const article = await addArticle(database.db, {
      categoryId: (await addCategory(database.db)).id,
      title: `About ${title}`,
    });
    await database.db.manager.update(
      Defect,
      { id: defect.id },
      {
        ...{ state, workaroundId: article.id },
        publishedAt: publishedDays === null ? null : daysBefore(publishedDays),
        fixedAt: fixedDays === null ? null : daysBefore(fixedDays),
      },
    );
    expect(await ways(defect, article.id)).toEqual(seen);
  });

  test("never holds the notes, and they are not searched", async () => {
    const { defect } = await published();
    const shown = await findKnownIssue(database.db, defect.number);
    expect(JSON.stringify(shown)).not.toContain("zanzibarnote");
    expect(await matchKnownIssues(database.db, "zanzibarnote", 10)).toEqual([]);
  });
});

describe("a request's words", () => {
  test.each<[string, boolean]>([
    ["Garnet printers lose their queue", true],
    ["garnet printer: queues get lost", true],
    ["garnets", true],
    ["My garnet is green", false],
    ["'); drop table defects; -- \\ <script> & | ! :*", false],
    ["", false],
  ])("%s: %s", async (text, found) => {
    const { defect } = await published({
      title: "Garnet printers lose their queue",
      body: `Since Monday. ${unique("x")}`,
    });
    const matches = await matchKnownIssues(database.db, text, 100);
    expect(matches.some(({ id }) => id === defect.id)).toBe(found);
  });
});

test("an article tells of issues of its product areas that share a word of their title, or half of it", async () => {
  const { defect } = await published({
    title: "Basalt connector drops groups",
    components: ["Directory integrations"],
  });
  const categoryId = (await addCategory(database.db)).id;
  const article = async (title: string, productAreas: string[]) => {
    const added = await addArticle(database.db, { categoryId, title });
    await database.db.manager.update(Article, { id: added.id }, { productAreas });
    return added;
  };
  const told = [
    await article("Set up the connector", ["Directory integrations"]),
    await article("The basalt connector", []),
    await article("Set up the connector elsewhere", ["Devices"]),
    await article("Something else", ["Directory integrations"]),
    await article("Groups of the connector", []),
  ];
  const rows = await knownIssuesOfArticles(
    database.db,
    told.map(({ id }) => id),
    3,
  );
  const telling = rows.filter(({ id }) => id === defect.id).map(({ articleId }) => articleId);
  expect(told.map(({ id }) => telling.includes(id))).toEqual([true, true, false, false, true]);
});
