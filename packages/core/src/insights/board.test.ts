import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  FakeClock,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { anew, contest, refusedScene } from "../../testing/refused-scene.js";
import type { Actor } from "../actor.js";
import { openTicket } from "../tickets/open-ticket.js";
import { upholdRefusal } from "../tickets/uphold-refusal.js";
import { readBoard } from "./board.queries.js";

let database: TestDatabase;
let agent: Actor;
let of: { accountId: string; requesterId: string };

// One for each test: the board counts every ticket that there is.
beforeEach(async () => {
  database = await createTestDatabase();
  agent = (await addStaff(database.db)).actor;
  const admin = await addAdmin(database.db);
  of = { accountId: admin.account.id, requesterId: admin.person.id };
});

afterEach(() => database.drop());

/** On Tuesday 14 April 2026, 10:00 Mountain time, unless told otherwise. */
const board = (actor: Actor = agent, at = new Date("2026-04-14T16:00:00Z")) =>
  readBoard(testDeps(database.db, { clock: new FakeClock(at) }), actor, 28);

const received = (at: string, more: Partial<Parameters<typeof addTicket>[1]> = {}) =>
  addTicket(database.db, { ...of, receivedAt: new Date(at), ...more });

describe("days", () => {
  test("are business days in Mountain time; what came on closed days counts to the next one, and is told apart", async () => {
    await received("2026-04-10T21:00:00Z");
    await received("2026-04-11T05:59:59Z"); // Friday, a second before midnight.
    await received("2026-04-11T06:00:00Z"); // Saturday.
    await received("2026-04-13T05:00:00Z"); // Sunday night.
    await received("2026-04-13T15:00:00Z"); // Monday.
    const { days } = await board();
    expect(days.slice(-3)).toEqual([
      { date: "2026-04-10", arrived: 2, arrivedWhileClosed: 0, solved: 0 },
      { date: "2026-04-13", arrived: 3, arrivedWhileClosed: 2, solved: 0 },
      { date: "2026-04-14", arrived: 0, arrivedWhileClosed: 0, solved: 0 },
    ]);
    expect(days[0]?.date).toBe("2026-03-18");
  });

  test("count what was solved on the day it was", async () => {
    await received("2026-04-10T21:00:00Z", { state: "solved", solvedAt: new Date("2026-04-12T18:00:00Z") });
    await received("2026-01-10T21:00:00Z", { state: "closed", solvedAt: new Date("2026-04-14T15:00:00Z") });
    const { days } = await board();
    expect(days.slice(-2).map(({ solved }) => solved)).toEqual([1, 1]);
  });

  test("have Monday already on a Saturday, so that nothing is missing", async () => {
    await received("2026-04-18T15:00:00Z");
    const { days } = await board(agent, new Date("2026-04-18T16:00:00Z"));
    expect(days.at(-1)).toEqual({ date: "2026-04-20", arrived: 1, arrivedWhileClosed: 1, solved: 0 });
  });
});

test("the backlog is told by age in business days, and by who has the next move", async () => {
  await received("2026-04-14T15:00:00Z");
  await received("2026-04-13T15:00:00Z", { state: "waiting_on_customer" });
  await received("2026-04-11T15:00:00Z"); // On Saturday: counts to Monday.
  await received("2026-04-10T15:00:00Z", { state: "waiting_on_defect" });
  await received("2026-01-10T15:00:00Z");
  await received("2024-01-10T15:00:00Z");
  await received("2026-04-14T15:00:00Z", { state: "solved", solvedAt: new Date("2026-04-14T15:30:00Z") });
  const { backlog } = await board();
  expect(backlog).toEqual([
    { fromDays: 0, toDays: 0, open: 1, waiting: 0 },
    { fromDays: 1, toDays: 1, open: 1, waiting: 1 },
    { fromDays: 2, toDays: 4, open: 0, waiting: 1 },
    { fromDays: 5, toDays: 9, open: 0, waiting: 0 },
    { fromDays: 10, toDays: 19, open: 0, waiting: 0 },
    { fromDays: 20, toDays: null, open: 2, waiting: 0 },
  ]);
});

test("weeks tell median and 90th percentile of what was answered and solved", async () => {
  for (const minutes of [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]) {
    const { id } = await received("2026-04-07T15:00:00Z", { solvedAt: new Date("2026-04-14T15:00:00Z") });
    await database.db.query(
      "update tickets set first_response_business_minutes = $2, solve_business_minutes = $2 * 10 where id = $1",
      [id, minutes],
    );
  }
  await received("2026-04-07T15:00:00Z");
  const { weeks } = await board();
  expect(weeks.map(({ startsOn }) => startsOn)).toEqual([
    ...["2026-03-16", "2026-03-23", "2026-03-30", "2026-04-06", "2026-04-13"],
  ]);
  expect(weeks.slice(-2)).toMatchObject([
    { answered: 11, firstResponseMedian: 60, firstResponseP90: 100, solved: 0, solveMedian: null },
    { answered: 0, firstResponseMedian: null, solved: 11, solveMedian: 600, solveP90: 1000 },
  ]);
});

test("refusals are told by reason and by what became of them, each once", async () => {
  const nothing = await refusedScene(database.db);
  const contested = await refusedScene(database.db);
  await done(contest(contested));
  const upheld = await refusedScene(database.db);
  await done(contest(upheld));
  await done(
    upholdRefusal(upheld.deps, upheld.agent, { decisionId: upheld.decisionId, version: 1, answer: "No." }),
  );
  const admitted = await refusedScene(database.db);
  await done(anew(admitted, admitted.agent, { request: { kind: "defect", critical: true } }));
  const again = await refusedScene(database.db);
  await openTicket(again.deps, again.admin.actor, {
    ...{ kind: "defect", critical: true, subject: "Again", body: "?", idempotencyKey: unique("k") },
  });
  const training = await refusedScene(database.db, { kind: "training" });
  expect(training.decisionId).not.toBe(nothing.decisionId);
  const { refusals } = await board(agent, new Date("2026-04-16T16:00:00Z"));
  expect(refusals[0]).toEqual({
    ...{ reason: "signup_window_ended", total: 5 },
    ...{ admitted: 1, upheld: 1, contested: 1, askedAgain: 1, nothing: 1 },
  });
  expect(refusals).toHaveLength(2);
});

test("the board is empty for authors and customers", async () => {
  await received("2026-04-14T15:00:00Z");
  const author = await addStaff(database.db, "author");
  const { admin } = await refusedScene(database.db);
  for (const actor of [author.actor, admin.actor]) {
    expect(await board(actor)).toEqual({ days: [], backlog: [], weeks: [], refusals: [] });
  }
});

test("what is counted is found by indexes, however many tickets there are", async () => {
  await received("2026-04-14T15:00:00Z");
  await database.db.query(
    `insert into tickets (account_id, requester_id, subject, kind, state, rank, decision_id, received_at, solved_at, closed_at, updated_at, level)
     select t.account_id, t.requester_id, t.subject, t.kind, 'closed', 1, t.decision_id, t.received_at - n * interval '2 hours',
       t.received_at - n * interval '1 hour', t.received_at, t.updated_at, t.level
     from tickets t, generate_series(1, 20000) n`,
  );
  await database.db.query("analyze tickets");
  const plan = async (statement: string, values: unknown[]) => {
    const rows = await database.db.query<{ "QUERY PLAN": string }[]>(`explain ${statement}`, values);
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };
  const [from, to] = [new Date("2026-03-18T06:00:00Z"), new Date("2026-04-15T06:00:00Z")];
  const counted = (column: string) =>
    plan(`select count(*) from tickets where ${column} >= $1 and ${column} < $2`, [from, to]);
  expect(await counted("received_at")).toContain("tickets_received");
  expect(await counted("solved_at")).toContain("tickets_solved_at");
  const [row] = await database.db.query<{ id: string }[]>("select requester_id as id from tickets limit 1");
  const asked = plan(
    "select from tickets t where t.requester_id = $1 and t.received_at > $2 and t.received_at < $3",
    [row?.id, from, to],
  );
  expect(await asked).toMatch(/tickets_by_requester|tickets_received/);
});
