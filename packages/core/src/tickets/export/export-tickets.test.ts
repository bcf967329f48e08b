import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { EXPORTS_PER_HOUR } from "@recourse/policy";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  type TestDatabase,
} from "@recourse/testing";
import { exportTickets, type ExportTicketsResult } from "./export-tickets.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function linesOf(act: Promise<ExportTicketsResult>): Promise<string[]> {
  const { csv } = await done(act);
  let text = "";
  for await (const piece of csv) text += piece;
  return text.split("\r\n");
}

test("a customer's list is a file with what they read, and nothing of the staff's", async () => {
  const { actor, account, person } = await addAdmin(database.db);
  const of = { accountId: account.id, requesterId: person.id };
  const first = await addTicket(database.db, { ...of, subject: '=HYPERLINK("https://evil.example")' });
  const second = await addTicket(database.db, { ...of, subject: "Quotes, “and” commas" });
  const stranger = await addAdmin(database.db);
  await addTicket(database.db, { accountId: stranger.account.id, requesterId: stranger.person.id });
  const lines = await linesOf(exportTickets(testDeps(database.db), actor, { list: "own", filter: {} }));
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(/^\ufeffNumber,Subject,State,.*Solved$/);
  expect(lines[1]).toContain(`${second.number},"Quotes, “and” commas",open,question,1,`);
  expect(lines[2]).toContain(`${first.number},"'=HYPERLINK(""https://evil.example"")",open`);
  const audit = await database.db.query("select action, data from audit_rows where actor_id = $1", [
    person.id,
  ]);
  expect(audit).toEqual([{ action: "tickets.exported", data: { list: "own" } }]);
});

test("a part of the queue is exported whole, in its order, batch by batch", async () => {
  const { account, person } = await addAdmin(database.db);
  const agent = await addStaff(database.db);
  for (let index = 0; index < 5; index += 1) {
    await addTicket(database.db, { accountId: account.id, requesterId: person.id, rank: index % 2 });
  }
  await database.db.query(
    `insert into tickets (account_id, requester_id, subject, kind, state, rank, decision_id, received_at, updated_at)
     select account_id, requester_id, subject, kind, state, rank, decision_id, received_at, updated_at
     from tickets, generate_series(1, 120) where account_id = $1`,
    [account.id],
  );
  const filter = { accountId: account.id };
  const lines = await linesOf(
    exportTickets(testDeps(database.db), { ...agent.actor, channel: "desk" }, { list: "queue", filter }),
  );
  const ranks = lines.slice(1, -1).map((line) => Number(line.split(",")[4]));
  expect(ranks).toHaveLength(605);
  expect(ranks).toEqual(ranks.toSorted());
  expect(lines[0]).toMatch(/Tags$/);
});

test("exports are for those who are signed in; the queue for staff; so many within an hour", async () => {
  const deps = testDeps(database.db);
  const { actor } = await addAdmin(database.db);
  const own = { list: "own", filter: {} } as const;
  expect(await exportTickets(deps, { kind: "anonymous", visitor: null }, own)).toMatchObject({
    refusals: [{ code: "NOT_SIGNED_IN" }],
  });
  expect(await exportTickets(deps, actor, { list: "queue", filter: {} })).toMatchObject({
    refusals: [{ code: "NOT_ALLOWED" }],
  });
  expect(await exportTickets(deps, { ...actor, scopes: ["read_articles"] }, own)).toMatchObject({
    refusals: [{ code: "NOT_ALLOWED" }],
  });
  const results = await Promise.all(
    Array.from({ length: EXPORTS_PER_HOUR + 5 }, () => exportTickets(deps, actor, own)),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(EXPORTS_PER_HOUR);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ refusals: [{ code: "RATE_LIMITED" }] });
  deps.clock.advance({ hours: 1 });
  expect(await exportTickets(deps, actor, own)).toMatchObject({ ok: true });
});
