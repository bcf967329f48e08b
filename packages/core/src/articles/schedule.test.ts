import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addCategory,
  addStaff,
  createTestDatabase,
  testDeps,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import { articleSteps, done } from "../../testing/article-steps.js";
import type { PersonActor } from "../actor.js";
import { archiveArticle } from "./archive-article.js";
import { findArticleBySlug } from "./article.queries.js";
import { cancelSchedule } from "./cancel-schedule.js";
import { countDeskArticles } from "./desk-article.queries.js";
import { publishRevision } from "./publish-revision.js";
import { runSchedule } from "./run-schedule.js";
import { schedulePublication, scheduleUnpublication, type ScheduleResult } from "./schedule-publication.js";
import { schedulesOfArticles } from "./schedule.queries.js";
import { sendBack } from "./send-back.js";

let database: TestDatabase;
let deps: TestDeps;
let author: PersonActor;
let lead: PersonActor;
let agent: PersonActor;
let steps: ReturnType<typeof articleSteps>;
const reader = { kind: "anonymous", visitor: null } as const;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  author = (await addStaff(database.db, "author")).actor;
  lead = (await addStaff(database.db, "lead")).actor;
  agent = (await addStaff(database.db, "agent")).actor;
  const categoryId = (await addCategory(database.db)).id;
  steps = articleSteps(deps, { author, reviewer: lead, categoryId });
});
afterAll(() => database.drop());

const inHours = (hours: number) => ({ at: new Date(deps.clock.now().getTime() + hours * 3_600_000) });
const publishLater = (revisionId: string, hours = 1, who = author) =>
  done<ScheduleResult>(schedulePublication(deps, who, { revisionId, when: inHours(hours) }));
const archiveLater = (articleId: string, hours: number, who = author) =>
  done<ScheduleResult>(
    scheduleUnpublication(deps, who, { articleId, when: inHours(hours), reason: "Out of date by then." }),
  );
const stateOf = async (articleId: string) =>
  (await schedulesOfArticles(database.db, [articleId])).map(({ kind, state, failure }) => ({
    kind,
    state,
    failure,
  }));
const isRead = async (slug: string) => (await findArticleBySlug(database.db, reader, slug)) !== null;
const audited = (articleId: string, action: string) =>
  database.db.query<{ actor: string; data: { scheduleId?: string } }[]>(
    `select actor_kind as actor, data from audit_rows where subject_id = $1 and action = $2`,
    [articleId, action],
  );

describe("a scheduled publication", () => {
  test("waits in a job for its time, and publishes then, in the name of who scheduled it", async () => {
    const { article, revision } = await steps.approved();
    const { schedule } = await publishLater(revision.id, 2);
    const jobs = await database.db.query(
      `select run_at as "runAt" from graphile_worker._private_jobs where payload->>'scheduleId' = $1`,
      [schedule.id],
    );
    expect(jobs).toEqual([{ runAt: schedule.runAt }]);
    expect(await countDeskArticles(database.db, lead, { scheduled: true })).toBe(1);

    // Taken too early by a clock that is ahead: it waits on.
    await runSchedule(deps, { scheduleId: schedule.id });
    expect(await stateOf(article.id)).toMatchObject([{ state: "scheduled" }]);
    expect(await isRead(article.slug)).toBe(false);

    deps.clock.advance({ hours: 2 });
    await runSchedule(deps, { scheduleId: schedule.id });
    expect(await stateOf(article.id)).toEqual([{ kind: "publish", state: "done", failure: null }]);
    expect(await isRead(article.slug)).toBe(true);
    expect(await countDeskArticles(database.db, lead, { scheduled: true })).toBe(0);
    expect(await audited(article.id, "article.published")).toEqual([
      { actor: "staff", data: expect.objectContaining({ scheduleId: schedule.id }) },
    ]);
    expect(await audited(article.id, "schedule.done")).toMatchObject([{ actor: "system" }]);
  });

  test("happens once, however many workers take it at the same moment, and however late", async () => {
    const { article, revision } = await steps.approved();
    const { schedule } = await publishLater(revision.id);
    deps.clock.advance({ days: 3 });
    await Promise.all([1, 2, 3, 4].map(() => runSchedule(deps, { scheduleId: schedule.id })));
    await runSchedule(deps, { scheduleId: schedule.id });
    expect(await stateOf(article.id)).toMatchObject([{ state: "done" }]);
    expect(await audited(article.id, "article.published")).toHaveLength(1);
    expect(await audited(article.id, "schedule.done")).toHaveLength(1);
  });

  test("fails with words when a newer revision was saved since, and the desk lists it until somebody works on it", async () => {
    const { article, revision } = await steps.approved();
    const { schedule } = await publishLater(revision.id);
    const newer = await steps.saved({ articleId: article.id, basedOnRevisionId: revision.id });
    deps.clock.advance({ hours: 1 });
    await runSchedule(deps, { scheduleId: schedule.id });
    const [ended] = await stateOf(article.id);
    expect(ended).toMatchObject({ state: "failed", failure: expect.stringContaining("newer revision") });
    expect(ended?.failure).toMatch(/Mountain time \(\d\d:\d\d UTC\)/);
    expect(await isRead(article.slug)).toBe(false);
    expect(await countDeskArticles(database.db, lead, { scheduled: true })).toBe(1);
    deps.clock.advance({ minutes: 1 });
    await steps.saved({ articleId: article.id, basedOnRevisionId: newer.revision.id });
    expect(await countDeskArticles(database.db, lead, { scheduled: true })).toBe(0);
  });

  test("fails when the article was archived, the approval withdrawn, or who scheduled it may publish no more", async () => {
    const shown = await steps.published();
    const next = await steps.approved({ articleId: shown.article.id, basedOnRevisionId: shown.revision.id });
    const one = await publishLater(next.revision.id);
    deps.clock.advance({ minutes: 1 });
    await done(archiveArticle(deps, lead, { articleId: shown.article.id, reason: "Wrong." }));

    const sent = await steps.approved();
    const two = await publishLater(sent.revision.id);
    await done(sendBack(deps, lead, { revisionId: sent.revision.id, words: "Wait." }));

    const { actor: leaver, staff } = await addStaff(database.db, "author");
    const left = await steps.approved();
    const three = await publishLater(left.revision.id, 1, leaver);
    await database.db.query("update staff set active = false where id = $1", [staff.id]);

    deps.clock.advance({ hours: 2 });
    for (const [{ schedule }, words] of [
      [one, /was archived/],
      [two, /not approved|somebody else approved/],
      [three, /staff/],
    ] as const) {
      await runSchedule(deps, { scheduleId: schedule.id });
      const [ended] = await stateOf(schedule.articleId);
      expect(ended).toMatchObject({ state: "failed", failure: expect.stringMatching(words) });
    }
    expect(await isRead(shown.article.slug)).toBe(false);
  });

  test("is for who may publish it now, once, and ahead", async () => {
    const { revision } = await steps.approved();
    const asked = (who: PersonActor, hours = 1) =>
      schedulePublication(deps, who, { revisionId: revision.id, when: inHours(hours) });
    const { actor: customer } = await addAdmin(database.db);
    expect(await asked(customer)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await asked(agent)).toMatchObject({ refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await asked(lead, 0)).toMatchObject({ refusals: [{ code: "INVALID", path: ["at"] }] });
    expect(await asked(lead, 24 * 800)).toMatchObject({ refusals: [{ code: "INVALID", path: ["at"] }] });
    await done(asked(lead));
    expect(await asked(lead, 2)).toMatchObject({ refusals: [{ code: "CONFLICT" }] });
    const drafted = await steps.saved();
    expect(
      await schedulePublication(deps, lead, { revisionId: drafted.revision.id, when: inHours(1) }),
    ).toMatchObject({ refusals: [{ code: "STATE_NOT_ALLOWED" }] });
  });

  test("is cancelled by hand, or by publishing by hand; its job then does nothing", async () => {
    const { article, revision } = await steps.approved();
    const first = await publishLater(revision.id);
    expect(await cancelSchedule(deps, agent, { scheduleId: first.schedule.id })).toMatchObject({ ok: false });
    await done(cancelSchedule(deps, author, { scheduleId: first.schedule.id }));
    expect(await cancelSchedule(deps, author, { scheduleId: first.schedule.id })).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    const second = await publishLater(revision.id);
    await done(publishRevision(deps, lead, { revisionId: revision.id }));
    deps.clock.advance({ hours: 2 });
    await runSchedule(deps, { scheduleId: first.schedule.id });
    await runSchedule(deps, { scheduleId: second.schedule.id });
    expect((await stateOf(article.id)).map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
    expect(await audited(article.id, "article.published")).toHaveLength(1);
    expect(await audited(article.id, "schedule.cancelled")).toHaveLength(2);
  });
});

describe("a scheduled unpublication", () => {
  test("archives what readers see then, with its reason and replacement", async () => {
    const other = await steps.published();
    const { article } = await steps.published();
    const { schedule } = await done(
      scheduleUnpublication(deps, lead, {
        ...{ articleId: article.id, when: inHours(1), reason: "The event is over." },
        replacementId: other.article.id,
      }),
    );
    deps.clock.advance({ hours: 1 });
    await Promise.all([1, 2].map(() => runSchedule(deps, { scheduleId: schedule.id })));
    expect(await isRead(article.slug)).toBe(false);
    expect(await stateOf(article.id)).toMatchObject([{ kind: "unpublish", state: "done" }]);
    expect(await audited(article.id, "article.archived")).toMatchObject([
      { data: { reason: "The event is over.", replacedById: other.article.id, scheduleId: schedule.id } },
    ]);
  });

  test("may follow a publication that is scheduled, and not come before it", async () => {
    const { article, revision } = await steps.approved();
    const early = { articleId: article.id, when: inHours(1), reason: "Over." };
    expect(await scheduleUnpublication(deps, lead, early)).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    const begin = await publishLater(revision.id, 2);
    expect(await scheduleUnpublication(deps, lead, early)).toMatchObject({
      refusals: [{ code: "INVALID", path: ["at"] }],
    });
    const end = await archiveLater(article.id, 3);
    for (const { schedule } of [begin, end]) {
      deps.clock.advance({ hours: 2 });
      await runSchedule(deps, { scheduleId: schedule.id });
    }
    expect((await stateOf(article.id)).map(({ state }) => state)).toEqual(["done", "done"]);
    expect(await isRead(article.slug)).toBe(false);
  });
});

describe("a time on the wall", () => {
  test("is read as Mountain time, and refused with words where clocks change", async () => {
    deps.clock.set(new Date("2026-09-01T12:00:00Z"));
    const { revision } = await steps.approved();
    const asked = (wallTime: string, occurrence: "first" | "second" | null = null) =>
      schedulePublication(deps, lead, { revisionId: revision.id, when: { wallTime, occurrence } });
    expect(await asked("2027-03-14T02:30")).toMatchObject({
      refusals: [{ path: ["at"], message: expect.stringContaining("03:00 Mountain time (09:00 UTC)") }],
    });
    expect(await asked("2026-11-01T01:30")).toMatchObject({
      refusals: [{ message: expect.stringMatching(/07:30 UTC.*08:30 UTC/) }],
    });
    expect(await asked("soon")).toMatchObject({ refusals: [{ code: "INVALID", path: ["at"] }] });
    const { schedule } = await done(asked("2026-11-01T01:30", "second"));
    expect(schedule.runAt).toEqual(new Date("2026-11-01T08:30:00Z"));
  });
});
