import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  addFreeAccount,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testPolicy,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { readFileSync } from "node:fs";
import { anew, refusedScene } from "../../testing/refused-scene.js";
import { openTicket } from "./open-ticket.js";
import { replayDecisions, type ReplayedRequest } from "./replay-decisions.js";
import { replayPolicy } from "./replay-policy.js";

// One for each test: a replay goes through every request that there is.
let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const since = new Date("2026-04-01T06:00:00Z");
const file = new URL("../../../../policy/support-policy.yaml", import.meta.url);
const yaml = readFileSync(file, "utf8");
/** Sign-up support of a year. */
const generous = (text: string) => text.replace("windowDays: 7", "windowDays: 365");

/** A question of a free account that signed up in January was refused in April. */
const scene = () =>
  refusedScene(
    database.db,
    {},
    addFreeAccount(database.db, { signedUpAt: new Date("2026-01-10T15:00:00Z") }),
  );

async function replay(
  policy = testPolicy(generous),
  options: { isTimeUp?: () => boolean; since?: Date } = {},
) {
  const requests: ReplayedRequest[] = [];
  const onChange = (request: ReplayedRequest) => requests.push(request);
  const totals = await replayDecisions(database.db, { since, policy, onChange, ...options });
  return { totals, requests };
}

describe("a replay", () => {
  test("under the same policy finds nobody who would be decided otherwise", async () => {
    await scene();
    expect(await replay(testPolicy())).toMatchObject({
      requests: [],
      totals: { replayed: 1, otherwise: { admitted: 0, refused: 0, rank: 0, other: 0 }, complete: true },
    });
  });

  test("under a longer window finds who would have been admitted", async () => {
    const { admin } = await scene();
    const { requests, totals } = await replay();
    expect(totals.otherwise).toEqual({ admitted: 1, refused: 0, rank: 0, other: 0 });
    expect(requests).toMatchObject([
      {
        change: "admitted",
        accountName: admin.account.name,
        subject: "Which ports?",
        ticketNumber: null,
        before: { outcome: "self_service" },
        after: { outcome: "accept", level: "signup_window" },
      },
    ]);
  });

  test("under a shorter scope finds whose ticket would not have been opened, by its number", async () => {
    const { admin, deps } = await scene();
    const ticket = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
    });
    const mute = testPolicy((text) => text.replace(/^languages:.*$/m, 'languages: ["de"]'));
    const { requests, totals } = await replay(mute);
    expect(totals.otherwise).toMatchObject({ refused: 1, other: 1 });
    expect(requests).toContainEqual(
      expect.objectContaining({ change: "refused", ticketNumber: ticket.number }),
    );
    expect(deps.policy.languages).toEqual(["en"]);
  });

  test("counts the last decision of a request whose facts were corrected", async () => {
    const s = await scene();
    await done(anew(s, s.agent, { request: { kind: "defect", critical: true } }));
    const { requests, totals } = await replay();
    expect(totals).toMatchObject({ replayed: 1, otherwise: { rank: 1 } });
    expect(requests).toMatchObject([{ before: { priority: 2 }, after: { priority: 1 } }]);
  });

  test("leaves out what was received before", async () => {
    await scene();
    const later = await replay(undefined, { since: new Date("2026-04-15T00:00:00Z") });
    expect(later.totals).toMatchObject({ replayed: 0, until: null });
  });

  test("walks through many requests page by page, each once, and stops between two pages when the time is up", async () => {
    const { admin } = await scene();
    await database.db.query(
      `insert into decisions (decided_at, received_at, channel, account_id, person_id, kind, outcome, level, opens_ticket, policy_version, facts, reasons, decision)
       select decided_at, received_at + (n / 3) * interval '1 ms', channel, account_id, person_id, kind, outcome, level, opens_ticket, policy_version, facts, reasons, decision
       from decisions, generate_series(1, 1999) n where account_id = $1`,
      [admin.account.id],
    );
    const whole = await replay();
    expect(whole.totals).toMatchObject({ replayed: 2000, otherwise: { admitted: 2000 }, complete: true });
    expect(new Set(whole.requests.map(({ decisionId }) => decisionId)).size).toBe(2000);
    const cut = await replay(undefined, { isTimeUp: () => true });
    expect(cut.totals).toMatchObject({ replayed: 500, complete: false });
  });

  test("leaves facts that it does not understand and counts them", async () => {
    await scene();
    await database.db.query(`update decisions set facts = '{"at": "then"}'`);
    expect((await replay()).totals).toMatchObject({ replayed: 0, unreadable: 1 });
  });
});

describe("on the desk", () => {
  test("leads see who would be decided otherwise, as many as they ask for, all counted", async () => {
    const s = await scene();
    await openTicket(s.deps, s.admin.actor, {
      ...{ kind: "question", subject: "Another", body: "?", idempotencyKey: unique("k") },
    });
    const input = { yaml: generous(yaml), since: "2026-04-01", first: 1 };
    expect(await replayPolicy(s.deps, s.lead, input)).toMatchObject({
      ok: true,
      requests: [{ change: "admitted" }],
      totals: { otherwise: { admitted: 2 } },
      hasMore: true,
    });
  });

  test("what is no policy is told with line and words", async () => {
    const s = await scene();
    const input = { yaml: yaml.replace("windowDays: 7", "windowDays: seven"), since: "2026-04-01", first: 1 };
    expect(await replayPolicy(s.deps, s.lead, input)).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path: ["yaml"] }],
      problems: [{ path: "signUp.windowDays", line: expect.any(Number) }],
    });
  });

  test.each([
    ["too long a text", { yaml: "a".repeat(200_001) }, ["yaml"]],
    ["a day to come", { since: "2027-01-01" }, ["since"]],
  ])("%s is refused", async (_what, change, path) => {
    const s = await scene();
    const input = { yaml, since: "2026-04-01", first: 1, ...change };
    expect(await replayPolicy(s.deps, s.lead, input)).toMatchObject({
      ok: false,
      refusals: [{ code: "INVALID", path }],
    });
  });

  test("nobody but leads replays: it shows every account at once", async () => {
    const s = await scene();
    const author = await addStaff(database.db, "author");
    const input = { yaml, since: "2026-04-01", first: 1 };
    for (const actor of [s.agent, author.actor, s.admin.actor]) {
      expect(await replayPolicy(s.deps, actor, input)).toMatchObject({
        ok: false,
        refusals: [{ code: "NOT_ALLOWED" }],
      });
    }
  });
});
