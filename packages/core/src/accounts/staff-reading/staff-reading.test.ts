import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  testPolicy,
  type TestDatabase,
} from "@recourse/testing";
import type { PersonActor } from "../../actor.js";
import { exportTickets } from "../../tickets/export/export-tickets.js";
import { recentReadingAlerts } from "./reading-alert.queries.js";
import { recordStaffViews, type StaffView } from "./record-staff-views.js";

const policy = testPolicy((yaml) =>
  yaml
    .replace("ticketsPerHour: 200", "ticketsPerHour: 5")
    .replace("accountsPerHour: 100", "accountsPerHour: 2")
    .replace("exportsPerHour: 10", "exportsPerHour: 2"),
);
let database: TestDatabase;
let lead: { actor: PersonActor; person: { email: string } };
let admin: Awaited<ReturnType<typeof addAdmin>>;
let agent: PersonActor;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
  lead = await addStaff(database.db, "lead");
  admin = await addAdmin(database.db);
});
beforeEach(async () => {
  agent = (await addStaff(database.db)).actor;
});
afterAll(() => database.drop());

async function tickets(count: number): Promise<StaffView[]> {
  const { db } = database;
  const accountId = admin.account.id;
  const added = await Promise.all(
    Array.from({ length: count }, () => addTicket(db, { accountId, requesterId: admin.person.id })),
  );
  return added.map(({ id }) => ({ subject: "ticket", id, accountId }));
}

const rows = (action: string, actorId = agent.person.id) =>
  database.db.query<{ subject: string; data: unknown }[]>(
    "select subject_id as subject, data from audit_rows where action = $1 and actor_id = $2 order by id",
    [action, actorId],
  );
const mails = () =>
  database.db.query<{ to: string; data: object }[]>(
    "select to_address as to, data from outgoing_mails where template = 'reading_alert' order by id",
  );
const slowed = { ok: false, refusals: [{ code: "RATE_LIMITED" }] };

test("A47: as many tickets as the policy has are opened within an hour, however many are asked for at once", async () => {
  const deps = testDeps(database.db, { policy });
  const wanted = await tickets(12);
  const results = await Promise.all(wanted.map((view) => recordStaffViews(deps, agent, [view])));
  expect(results.filter(({ ok }) => ok)).toHaveLength(5);
  expect(results.find(({ ok }) => !ok)).toMatchObject({
    refusals: [{ code: "RATE_LIMITED", retryAfter: 3600, message: expect.stringContaining("5 tickets") }],
  });
  const opened = wanted.filter((_, index) => results[index]?.ok);
  expect((await rows("ticket.viewed")).map(({ subject }) => subject).toSorted()).toEqual(
    opened.map(({ id }) => id).toSorted(),
  );
  expect(await recordStaffViews(deps, agent, opened)).toEqual({ ok: true });
  deps.clock.advance({ minutes: 60 });
  expect(await recordStaffViews(deps, agent, wanted.slice(0, 5))).toEqual({ ok: true });
});

test("A47: one request that opens more than the rest of the hour's opens none of them", async () => {
  const deps = testDeps(database.db, { policy });
  const [first, ...others] = await tickets(6);
  if (first === undefined) throw new Error("There is no ticket.");
  expect(await recordStaffViews(deps, agent, [first])).toEqual({ ok: true });
  expect(await recordStaffViews(deps, agent, others)).toMatchObject(slowed);
  expect(await rows("ticket.viewed")).toHaveLength(1);
});

test("A47: every active lead is told of it once, on the desk and by mail, and it is in the audit trail", async () => {
  const deps = testDeps(database.db, { policy });
  await addStaff(database.db, "lead", { active: false });
  const before = await mails();
  for (const view of await tickets(8)) await recordStaffViews(deps, agent, [view]);
  expect(await rows("staff.reading_slowed")).toEqual([
    { subject: agent.person.id, data: { read: "ticket", limit: 5, channel: agent.channel } },
  ]);
  expect((await mails()).slice(before.length)).toEqual([
    { to: lead.person.email, data: { name: agent.person.name, what: "5 tickets" } },
  ]);
  const now = deps.clock.now();
  const alerts = await recentReadingAlerts(database.db, lead.actor, now);
  expect(alerts.filter(({ personId }) => personId === agent.person.id)).toMatchObject([
    { personName: agent.person.name, read: "ticket", limit: 5, at: now },
  ]);
  expect(await recentReadingAlerts(database.db, agent, now)).toEqual([]);
  expect(await recentReadingAlerts(database.db, admin.actor, now)).toEqual([]);
  deps.clock.advance({ hours: 24 });
  expect(await recentReadingAlerts(database.db, lead.actor, deps.clock.now())).toEqual([]);
});

test("A47: accounts and exports of staff have figures of their own", async () => {
  const deps = testDeps(database.db, { policy });
  const accounts = await Promise.all([1, 2, 3].map(() => addAdmin(database.db)));
  const [one, two, three] = accounts.map(({ account: { id } }): StaffView => ({
    subject: "account",
    id,
    accountId: id,
  }));
  if (one === undefined || two === undefined || three === undefined) throw new Error("None were added.");
  expect(await recordStaffViews(deps, agent, [one, two])).toEqual({ ok: true });
  expect(await recordStaffViews(deps, agent, [three])).toMatchObject(slowed);
  const list = () => exportTickets(deps, agent, { list: "queue", filter: {} });
  expect([await list(), await list()]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await list()).toMatchObject({ refusals: [{ code: "RATE_LIMITED", retryAfter: 3600 }] });
  expect((await rows("staff.reading_slowed")).map(({ data }) => data)).toMatchObject([
    { read: "account", limit: 2 },
    { read: "export", limit: 2 },
  ]);
  expect(await rows("tickets.exported")).toHaveLength(2);
});

test("customers read their own as often as they like, and nobody writes it down", async () => {
  const deps = testDeps(database.db, { policy });
  expect(await recordStaffViews(deps, admin.actor, await tickets(7))).toEqual({ ok: true });
  expect(await rows("ticket.viewed", admin.person.id)).toEqual([]);
});
