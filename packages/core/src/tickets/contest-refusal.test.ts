import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { addAdmin, addStaff, createTestDatabase, done, unique, type TestDatabase } from "@recourse/testing";
import { anew, contest, refusedScene } from "../../testing/refused-scene.js";
import { contestRefusal } from "./contest-refusal.js";
import { countOpenContests, findRefusal } from "./refusal.queries.js";
import { upholdRefusal } from "./uphold-refusal.js";
import { withdrawContest } from "./withdraw-contest.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

const scene = () => refusedScene(database.db);

const audited = (id: string) =>
  database.db.query("select action, actor_kind from audit_rows where subject_id = $1 order by id", [id]);

describe("contesting", () => {
  test("makes a contest that waits for an answer, and is on record", async () => {
    const s = await scene();
    const before = await countOpenContests(database.db, s.agent);
    const contested = await done(contest(s, "We bought a contract."));
    expect(contested.refusal.contest).toMatchObject({
      state: "open",
      words: "We bought a contract.",
      version: 1,
    });
    expect(await countOpenContests(database.db, s.agent)).toBe(before + 1);
    expect(await audited(s.decisionId)).toEqual([
      { action: "request.decided", actor_kind: "person" },
      { action: "refusal.contested", actor_kind: "person" },
    ]);
  });

  test("by twenty clicks at once makes one", async () => {
    const s = await scene();
    const results = await Promise.all(Array.from({ length: 20 }, () => contest(s)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(
      await database.db.query("select 1 from contests where decision_id = $1", [s.decisionId]),
    ).toHaveLength(1);
  });

  test("with the same key again answers the same", async () => {
    const s = await scene();
    const input = { decisionId: s.decisionId, words: "Please.", idempotencyKey: unique("k") };
    const first = await done(contestRefusal(s.deps, s.admin.actor, input));
    expect(await contestRefusal(s.deps, s.admin.actor, input)).toEqual(first);
  });

  test("is taken back while nobody answered, and may be taken up again", async () => {
    const s = await scene();
    await done(contest(s));
    expect(await withdrawContest(s.deps, s.admin.actor, { decisionId: s.decisionId })).toMatchObject({
      ok: true,
      refusal: { contest: { state: "withdrawn" } },
    });
    const again = await done(contest(s, "After all."));
    expect(again.refusal.contest).toMatchObject({ state: "open", words: "After all.", version: 3 });
  });

  test("what others asked is as unknown as what nobody asked", async () => {
    const s = await scene();
    const stranger = await addAdmin(database.db);
    const foreign = { decisionId: s.decisionId, idempotencyKey: unique("k") };
    const unknown = { decisionId: stranger.person.id, idempotencyKey: unique("k") };
    const answers = [
      await contestRefusal(s.deps, stranger.actor, foreign),
      await contestRefusal(s.deps, stranger.actor, unknown),
      await contestRefusal(s.deps, stranger.actor, { ...unknown, decisionId: "none" }),
      await withdrawContest(s.deps, stranger.actor, foreign),
      await upholdRefusal(s.deps, stranger.actor, { ...foreign, version: 0, answer: "No." }),
    ];
    expect(answers).toEqual(
      answers.map(() => ({ ok: false, refusals: [expect.objectContaining({ code: "NOT_FOUND" })] })),
    );
    expect(await findRefusal(database.db, stranger.actor, s.decisionId)).toBeNull();
  });

  test("is not for another admin of the account, who may read it", async () => {
    const s = await scene();
    const other = await addAdmin(database.db, { account: s.admin.account });
    const result = await contestRefusal(s.deps, other.actor, {
      decisionId: s.decisionId,
      idempotencyKey: unique("k"),
    });
    expect(result).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }] });
    expect(await findRefusal(database.db, other.actor, s.decisionId)).not.toBeNull();
  });
});

describe("upholding", () => {
  test("answers the contest with words for the requester", async () => {
    const s = await scene();
    await done(contest(s));
    const upheld = await done(
      upholdRefusal(s.deps, s.agent, {
        decisionId: s.decisionId,
        version: 1,
        answer: "There is no contract.",
      }),
    );
    expect(upheld.refusal.contest).toMatchObject({
      state: "answered",
      outcome: "upheld",
      answer: "There is no contract.",
      answeredBy: s.agent.person.id,
      newDecisionId: null,
    });
    expect(await contest(s)).toMatchObject({ ok: false, refusals: [{ code: "STATE_NOT_ALLOWED" }] });
    const withdrawal = await withdrawContest(s.deps, s.admin.actor, { decisionId: s.decisionId });
    expect(withdrawal).toMatchObject({ ok: false, refusals: [{ code: "STATE_NOT_ALLOWED" }] });
  });

  test("a contest that was taken back in the meantime is a conflict", async () => {
    const s = await scene();
    await done(contest(s));
    await done(withdrawContest(s.deps, s.admin.actor, { decisionId: s.decisionId }));
    const result = await upholdRefusal(s.deps, s.agent, {
      decisionId: s.decisionId,
      version: 1,
      answer: "No.",
    });
    expect(result).toMatchObject({ ok: false, refusals: [{ code: "CONFLICT", path: ["version"] }] });
  });

  test("by many at once, while the requester takes it back, lets exactly one win", async () => {
    const s = await scene();
    await done(contest(s));
    const agents = await Promise.all(Array.from({ length: 8 }, () => addStaff(database.db)));
    const results = await Promise.all([
      withdrawContest(s.deps, s.admin.actor, { decisionId: s.decisionId }),
      ...agents.map(({ actor }) =>
        upholdRefusal(s.deps, actor, { decisionId: s.decisionId, version: 1, answer: "No." }),
      ),
      anew(s, s.lead, { version: 1, request: { kind: "feedback" } }),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test.each(["author", "admin"] as const)("is nothing for an %s", async (who) => {
    const s = await scene();
    await done(contest(s));
    const actor = who === "admin" ? s.admin.actor : (await addStaff(database.db, "author")).actor;
    const result = await upholdRefusal(s.deps, actor, {
      decisionId: s.decisionId,
      version: 1,
      answer: "No.",
    });
    expect(result).toMatchObject({ ok: false, refusals: [{ code: "NOT_ALLOWED" }] });
  });
});
