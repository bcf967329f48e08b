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
  type Acting,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import { publishRevision } from "../articles/publish-revision.js";
import { approveRevision } from "../articles/approve-revision.js";
import { submitForReview } from "../articles/submit-for-review.js";
import { closeGap, dismissGap, reopenGap } from "./change-gap.js";
import { countSearches } from "./count-searches.js";
import { deleteOldSearches } from "./delete-old-searches.js";
import { draftForGap } from "./draft-for-gap.js";
import { findGaps } from "./find-gaps.js";
import { countGaps, findGap, gapSamples, listGaps } from "./gap.queries.js";
import { flushSearches, keepSearch } from "./keep-search.js";
import { openHit } from "./open-hit.js";

let database: TestDatabase;
let deps: TestDeps;
let lead: Acting;
let agent: Acting;
const START = new Date("2026-04-14T16:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db, { clock: new FakeClock(START) });
  lead = await addStaff(database.db, "lead");
  agent = await addStaff(database.db, "agent");
});
afterAll(() => database.drop());
afterEach(async () => {
  deps.clock.set(START);
  deps.index.answer = { ...deps.index.answer, hits: [] };
  await database.db.query(
    "truncate searches, search_clicks, search_counts, search_days, gaps, gap_members, judged_requests",
  );
  await database.db.query("update tickets set solved_at = null, state = 'open'");
});

const visitor = (name: number): Actor => ({ kind: "anonymous", visitor: String(name) });

async function search(query: string, people: number, opens?: string): Promise<void> {
  for (let each = 0; each < people; each += 1) {
    const searchId = randomUUID();
    const searcher = { actor: visitor(each), fingerprint: "" };
    keepSearch(deps, searcher, {
      searchId,
      query,
      hits: 2,
      degraded: false,
      filters: {},
      channel: "search_page",
    });
    await flushSearches(deps);
    if (opens !== undefined) await openHit(deps, searcher, { searchId, slug: opens, place: 1 });
  }
}

const open = async () => (await listGaps(database.db, lead.actor, { state: "open", first: 20 })).rows;

/** What the index finds for whatever it is asked. */
function finds(title: string, passage: string): void {
  const hit = {
    articleId: randomUUID(),
    sectionHeading: null,
    anchor: null,
    titleHighlights: [{ text: title, match: false }],
    passage: [{ text: passage, match: true }],
    score: 1,
  };
  deps.index.answer = { ...deps.index.answer, hits: [hit], totalCount: 1 };
}

async function solvedTicket(subject: string) {
  const { account, person } = await addAdmin(database.db);
  return addTicket(database.db, {
    accountId: account.id,
    requesterId: person.id,
    subject,
    state: "solved",
    receivedAt: deps.clock.now(),
    solvedAt: deps.clock.now(),
  });
}

describe("gaps", () => {
  test("are questions of several people that led nowhere, in other words and with typing errors one gap, once however often they are looked for", async () => {
    const { slug } = await addArticle(database.db);
    await search("rename device after replacement", 3);
    await search("how to rename the device when replacing", 2);
    await search("rename device replacemnt", 1);
    await search("vpn setup", 3, slug);
    await search("nobody else asks this", 1);
    await findGaps(deps);
    await findGaps(deps);
    expect(await open()).toMatchObject([
      { title: "Rename device after replacement", actors: 3, searches: 6, tickets: 0 },
    ]);
    const [gap] = await open();
    const samples = await gapSamples(database.db, [gap?.id ?? ""], 5);
    expect(samples.map(({ text, actors }) => [text, actors])).toEqual([
      ["rename device after replacement", 3],
      ["how to rename the device when replacing", 2],
      ["rename device replacemnt", 1],
    ]);
    expect(await countGaps(database.db, lead.actor)).toEqual(new Map([["open", 1]]));
  });

  test("are solved tickets without an article that shows their words, and never name who asked", async () => {
    finds("Billing", "An invoice lists what was bought.");
    const unanswered = await solvedTicket("Printer driver packages on macOS, says ada@example.com");
    await database.db.query("update people set name = 'Printer Person' where id = $1", [
      unanswered.requesterId,
    ]);
    await findGaps(deps);
    expect(await open()).toMatchObject([{ tickets: 1, actors: 0 }]);
    const [gap] = await open();
    expect(gap?.title).not.toMatch(/ada|example|Printer/);

    finds("Screen lock", "How to set the screen lock timeout on Windows");
    await solvedTicket("Set screen lock timeout");
    await findGaps(deps);
    expect(await open()).toHaveLength(1);
    const searches = deps.index.searches.length;
    await findGaps(deps);
    // Each request is asked once, as a customer.
    expect(deps.index.searches).toHaveLength(searches);
    expect(deps.index.searches.at(-1)).toMatchObject({
      query: "Set screen lock timeout",
      viewer: "customers",
    });
  });

  test("are dismissed with a reason, stay dismissed, and take in what is asked like them", async () => {
    await search("rename device replacement", 3);
    await findGaps(deps);
    const gapId = (await open())[0]?.id ?? "";
    expect(await dismissGap(deps, agent.actor, { gapId, reason: "Off topic" })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(await dismissGap(deps, lead.actor, { gapId, reason: " " })).toMatchObject({
      refusals: [{ code: "INVALID", path: ["reason"] }],
    });
    expect(await dismissGap(deps, lead.actor, { gapId, reason: "Off topic" })).toMatchObject({
      ok: true,
      gap: { state: "dismissed", reason: "Off topic" },
    });
    await search("rename device replacement now", 4);
    await findGaps(deps);
    expect(await open()).toEqual([]);
    expect(await findGap(database.db, lead.actor, gapId)).toMatchObject({ searches: 7, state: "dismissed" });
    expect(await closeGap(deps, lead.actor, { gapId, reason: "x" })).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    expect(await reopenGap(deps, lead.actor, { gapId })).toMatchObject({
      gap: { state: "open", reason: null },
    });
    expect(
      await database.db.query("select action from audit_rows where subject_id = $1 order by id", [gapId]),
    ).toEqual([{ action: "gap.dismissed" }, { action: "gap.reopened" }]);
  });

  test("are for staff alone", async () => {
    await search("rename device replacement", 3);
    await findGaps(deps);
    const gapId = (await open())[0]?.id ?? "";
    const { actor } = await addAdmin(database.db);
    expect((await listGaps(database.db, actor, { state: "open", first: 5 })).rows).toEqual([]);
    expect(await findGap(database.db, actor, gapId)).toBeNull();
    for (const refused of [
      await draftForGap(deps, actor, { gapId }),
      await dismissGap(deps, actor, { gapId, reason: "x" }),
      await reopenGap(deps, { kind: "anonymous", visitor: null }, { gapId }),
    ])
      expect(refused.ok).toBe(false);
  });

  test("keep no query of few people longer than searches are kept", async () => {
    await search("rename device replacement", 6);
    await search("rename the device replacement my-employer", 2);
    await findGaps(deps);
    const gapId = (await open())[0]?.id ?? "";
    deps.clock.advance({ days: 40 });
    await deleteOldSearches(deps);
    expect((await gapSamples(database.db, [gapId], 9)).map(({ text }) => text)).toEqual([
      "rename device replacement",
    ]);
    await database.db.query("update gap_members set actors = 4");
    await deleteOldSearches(deps);
    expect(await findGap(database.db, lead.actor, gapId)).toBeNull();
  });
});

describe("a draft for a gap", () => {
  test("names its questions, is linked to it, and is started once", async () => {
    await search("rename device replacement", 3);
    await search("rename [device] replacement *now*", 2);
    await findGaps(deps);
    const gapId = (await open())[0]?.id ?? "";
    const [first, second] = await Promise.all([
      draftForGap(deps, agent.actor, { gapId }),
      draftForGap(deps, agent.actor, { gapId }),
    ]);
    expect([first.ok, second.ok].toSorted()).toEqual([false, true]);
    const drafted = first.ok ? first : second;
    if (!drafted.ok) throw new Error("No draft was started.");
    expect(drafted.revision).toMatchObject({
      title: "Rename device replacement",
      audience: "staff",
      state: "draft",
    });
    expect(drafted.revision.body).toContain("- rename device replacement\n");
    expect(drafted.revision.body).toContain("- rename \\[device\\] replacement \\*now\\*");
    expect(await findGap(database.db, lead.actor, gapId)).toMatchObject({
      state: "drafted",
      articleId: drafted.article.id,
    });
  });

  test("shows after publication whether people find it, and closes the gap when they do", async () => {
    await search("rename device replacement", 3);
    await countSearches(deps);
    await findGaps(deps);
    const gapId = (await open())[0]?.id ?? "";
    const drafted = await draftForGap(deps, agent.actor, { gapId });
    if (!drafted.ok) throw new Error("No draft was started.");
    deps.clock.advance({ days: 2 });
    const revisionId = drafted.revision.id;
    await submitForReview(deps, agent.actor, { revisionId });
    await approveRevision(deps, lead.actor, { revisionId });
    expect(await publishRevision(deps, lead.actor, { revisionId })).toMatchObject({ ok: true });
    await database.db.query("update articles set audience = 'public' where id = $1", [drafted.article.id]);
    await findGaps(deps);
    expect(await findGap(database.db, lead.actor, gapId)).toMatchObject({
      state: "drafted",
      measured: {
        publishedOn: "2026-04-16",
        before: { days: 28, searches: 3, opened: 0, tickets: 0 },
        after: { days: 1, searches: 0, opened: 0, tickets: 0 },
      },
    });

    deps.clock.advance({ days: 3 });
    await search("rename device replacement", 2);
    await search("rename a device, replacement", 4, drafted.article.slug);
    deps.clock.advance({ days: 5 });
    await countSearches(deps);
    await findGaps(deps);
    expect(await findGap(database.db, lead.actor, gapId)).toMatchObject({
      state: "closed",
      measured: { after: { days: 9, searches: 6, opened: 4, tickets: 0 } },
    });
    expect(
      await database.db.query(
        "select actor_kind from audit_rows where subject_id = $1 and action = 'gap.closed'",
        [gapId],
      ),
    ).toEqual([{ actor_kind: "system" }]);
  });
});
