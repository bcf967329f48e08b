import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { fixMessageDraft } from "@recourse/policy";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { replyToTicket } from "../tickets/reply-to-ticket.js";
import { ticketsByIds } from "../tickets/ticket.queries.js";
import { timelinePage } from "../tickets/timeline.queries.js";
import { answerFix } from "./answer-fix.js";
import { createDefect } from "./create-defect.js";
import { broadcastReach, findDefectByNumber } from "./defect.queries.js";
import { fixDefect, previewFix } from "./fix-defect.js";
import { linkTicketToDefect } from "./link-ticket-to-defect.js";
import { moveDefect } from "./move-defect.js";
import { listOwnReports, ticketsAskedAboutFix } from "./own-report.queries.js";
import { publishDefect } from "./publish-defect.js";
import { reportKnownIssue } from "./report-known-issue.js";
import { sendFixMessages } from "./send-fix-messages.js";
import { stopFix } from "./stop-fix.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

/** A published defect with so many tickets that wait for it, and a reporter without one. */
async function scene({ tickets = 2, publish = true } = {}) {
  const deps = testDeps(database.db);
  const lead = await addStaff(database.db, "lead");
  const { defect } = await done(
    createDefect(deps, lead.actor, {
      ...{ title: "Zircon logins hang", body: "They hang.", notes: "", components: [], affectedVersions: [] },
      ...{ critical: false, idempotencyKey: unique("key") },
    }),
  );
  let version = 1;
  const reporter = await addAdmin(database.db);
  if (publish) {
    ({ version } = (await done(publishDefect(deps, lead.actor, { defectId: defect.id, version }))).defect);
    await done(reportKnownIssue(deps, reporter.actor, { defectId: defect.id }));
  }
  const customers = [];
  for (let each = 0; each < tickets; each += 1) {
    const admin = await addAdmin(database.db);
    const ticket = await addTicket(database.db, {
      accountId: admin.account.id,
      requesterId: admin.person.id,
    });
    await done(linkTicketToDefect(deps, lead.actor, { defectId: defect.id, ticketId: ticket.id }));
    customers.push({ ...admin, ticket });
  }
  const fix = { defectId: defect.id, version, message: fixMessageDraft, fixedVersion: "4.3" };
  const queue = async () =>
    (await done(fixDefect(deps, lead.actor, { ...fix, idempotencyKey: unique("key") }))).broadcast;
  return { deps, lead, defect, reporter, customers, fix, queue };
}

type Scene = Awaited<ReturnType<typeof scene>>;

const defectNow = ({ lead, defect }: Scene) => findDefectByNumber(database.db, lead.actor, defect.number);
const repliesTo = async (ticketId: string) =>
  (
    await database.db.query<{ body: string }[]>("select body from messages where ticket_id = $1", [ticketId])
  ).map(({ body }) => body);
const statesOf = async ({ customers }: Scene) =>
  (
    await ticketsByIds(
      database.db,
      customers.map(({ ticket }) => ticket.id),
    )
  ).map(({ state }) => state);

describe("a preview", () => {
  test("shows the first three messages and to how many they go, and writes nothing", async () => {
    const all = await scene({ tickets: 4 });
    const { deps, lead, fix, customers, defect } = all;
    const preview = await done(previewFix(deps, lead.actor, fix));
    expect(preview).toMatchObject({ tickets: 4, people: 1 });
    expect(preview.messages.map(({ ticketNumber }) => ticketNumber)).toEqual(
      customers.slice(0, 3).map(({ ticket }) => ticket.number),
    );
    expect(preview.messages[0]?.body).toContain(`“${defect.title}”, is fixed in version 4.3`);
    expect(await defectNow(all)).toMatchObject({ state: "reported", version: fix.version });
  });

  test("of a defect that is not published does not say its title", async () => {
    const { deps, lead, fix } = await scene({ publish: false });
    expect(JSON.stringify(await previewFix(deps, lead.actor, fix))).not.toContain("Zircon");
  });

  test("is for leads, and refuses a variable that is not there", async () => {
    const { deps, fix, lead, customers } = await scene({ tickets: 1 });
    const agent = await addStaff(database.db);
    const codes = [
      await previewFix(deps, agent.actor, fix),
      await previewFix(deps, customers[0]?.actor ?? agent.actor, fix),
      await previewFix(deps, lead.actor, { ...fix, message: "{{person.email}}" }),
      await previewFix(deps, lead.actor, { ...fix, version: 99 }),
    ].map((each) => (each.ok ? "done" : each.refusals[0]?.code));
    expect(codes).toEqual(["NOT_ALLOWED", "NOT_FOUND", "INVALID", "CONFLICT"]);
  });
});

describe("the minute before a message goes out", () => {
  test("changes nothing, and lets its sender stop it in the 59th second", async () => {
    const all = await scene();
    const { deps, lead, queue } = all;
    const { id: broadcastId } = await queue();
    expect(await statesOf(all)).toEqual(["waiting_on_defect", "waiting_on_defect"]);
    const other = await addStaff(database.db, "lead");
    expect(await stopFix(deps, other.actor, { broadcastId })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    deps.clock.advance({ seconds: 59 });
    expect(await done(stopFix(deps, lead.actor, { broadcastId }))).toMatchObject({
      broadcast: { state: "stopped" },
    });
    deps.clock.advance({ minutes: 5 });
    await sendFixMessages(deps, { broadcastId });
    expect(await statesOf(all)).toEqual(["waiting_on_defect", "waiting_on_defect"]);
    expect(await defectNow(all)).toMatchObject({ state: "reported", fixedAt: null });
  });

  test("is over after 60 seconds: it cannot be stopped, also where the job is late", async () => {
    const all = await scene();
    const { deps, lead, queue } = all;
    const { id: broadcastId } = await queue();
    deps.clock.advance({ seconds: 61 });
    expect(await stopFix(deps, lead.actor, { broadcastId })).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
    await sendFixMessages(deps, { broadcastId });
    expect(await defectNow(all)).toMatchObject({ state: "fixed", fixedVersion: "4.3" });
  });

  test("is kept by a job that comes too early: it waits for the rest", async () => {
    const all = await scene();
    const { deps, queue } = all;
    const { id: broadcastId } = await queue();
    deps.clock.advance({ seconds: 59 });
    await sendFixMessages(deps, { broadcastId });
    expect(await statesOf(all)).toEqual(["waiting_on_defect", "waiting_on_defect"]);
    const jobs = await database.db.query<unknown[]>("select 1 from graphile_worker.jobs where key = $1", [
      `send-fix-messages:${broadcastId}`,
    ]);
    expect(jobs).toHaveLength(1);
  });

  test("lets nobody move the defect or send another message", async () => {
    const { deps, lead, defect, fix, queue } = await scene();
    await queue();
    const codes = [
      await moveDefect(deps, lead.actor, { defectId: defect.id, version: fix.version, act: "confirm" }),
      await fixDefect(deps, lead.actor, { ...fix, idempotencyKey: unique("key") }),
    ].map((each) => (each.ok ? "done" : each.refusals[0]?.code));
    expect(codes).toEqual(["STATE_NOT_ALLOWED", "STATE_NOT_ALLOWED"]);
  });

  test("is begun once by a double click", async () => {
    const { deps, lead, fix } = await scene();
    const input = { ...fix, idempotencyKey: unique("key") };
    const sent = await Promise.all([1, 2].map(() => done(fixDefect(deps, lead.actor, input))));
    expect(new Set(sent.map(({ broadcast }) => broadcast.id)).size).toBe(1);
  });
});

describe("a message that goes out", () => {
  test("tells each ticket once, in its sender's name, and lets it wait for its customer; others once by themselves", async () => {
    const all = await scene({ tickets: 3 });
    const { deps, lead, customers, reporter, queue } = all;
    const { id: broadcastId } = await queue();
    deps.clock.advance({ seconds: 60 });
    // Two workers at once, and once again afterwards.
    await Promise.all([sendFixMessages(deps, { broadcastId }), sendFixMessages(deps, { broadcastId })]);
    await sendFixMessages(deps, { broadcastId });
    expect(await statesOf(all)).toEqual(customers.map(() => "waiting_on_customer"));
    for (const { actor, ticket } of customers) {
      const { rows } = await timelinePage(database.db, actor, ticket.id, {
        first: 50,
        at: new Date(deps.clock.now().getTime() + 60_000),
      });
      expect(rows.filter(({ kind }) => kind === "reply")).toMatchObject([
        { authorId: lead.person.id, byStaff: true },
      ]);
      expect(await repliesTo(ticket.id)).toEqual([expect.stringContaining(`ticket #${ticket.number}`)]);
    }
    expect(await broadcastReach(database.db, [broadcastId])).toMatchObject([{ tickets: 3, people: 1 }]);
    const { rows } = await listOwnReports(database.db, reporter.actor, { first: 10 });
    expect(rows).toMatchObject([
      { source: "me_too", message: expect.stringContaining("is fixed in version 4.3") },
    ]);
  });

  test("goes on where it stopped when the job was killed in the middle", async () => {
    const all = await scene({ tickets: 25 });
    const { deps, customers, queue } = all;
    const { id: broadcastId } = await queue();
    deps.clock.advance({ seconds: 60 });
    // The job dies with the second batch: the first one, of 20, is written.
    await database.db.query(
      `create function die_in_the_second_batch() returns trigger language plpgsql as $$
       begin
         if (select count(*) from fix_messages where broadcast_id = new.broadcast_id and given_at is not null) > 22 then
           raise exception 'killed';
         end if;
         return new;
       end $$`,
    );
    await database.db.query(
      `create trigger die before update on fix_messages for each row
       when (new.broadcast_id = '${broadcastId}') execute function die_in_the_second_batch()`,
    );
    await expect(sendFixMessages(deps, { broadcastId })).rejects.toThrow("killed");
    await database.db.query("drop trigger die on fix_messages");
    const told = (await statesOf(all)).filter((state) => state === "waiting_on_customer");
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(25);

    await sendFixMessages(deps, { broadcastId });
    for (const { ticket } of customers) expect(await repliesTo(ticket.id)).toHaveLength(1);
    expect(await database.db.query("select state from fix_broadcasts where id = $1", [broadcastId])).toEqual([
      { state: "sent" },
    ]);
  });

  test("reaches who reported in a ticket that is closed by themselves, and nobody who left", async () => {
    const all = await scene({ tickets: 3 });
    const { deps, customers, queue } = all;
    const [over, left] = customers;
    for (const each of [over, left]) {
      await database.db.query("update tickets set state = 'closed' where id = $1", [each?.ticket.id]);
    }
    await database.db.query("update memberships set active = false where person_id = $1", [left?.person.id]);
    const { id: broadcastId } = await queue();
    deps.clock.advance({ seconds: 60 });
    await sendFixMessages(deps, { broadcastId });
    const rows = await database.db.query<{ person_id: string }[]>(
      "select person_id from fix_messages where broadcast_id = $1 and ticket_id is null",
      [broadcastId],
    );
    expect(rows.map(({ person_id }) => person_id).toSorted()).toEqual(
      [over?.person.id, all.reporter.person.id].toSorted(),
    );
  });
});

describe("the customer", () => {
  async function told() {
    const all = await scene();
    const { deps, queue } = all;
    const { id: broadcastId } = await queue();
    deps.clock.advance({ seconds: 60 });
    await sendFixMessages(deps, { broadcastId });
    return { ...all, broadcastId };
  }

  test("says that it works: the ticket is solved, also after a double click", async () => {
    const { deps, customers, broadcastId } = await told();
    const [first] = customers;
    if (first === undefined) throw new Error("no customer");
    const answer = { ticketId: first.ticket.id, works: true };
    const both = await Promise.all([1, 2].map(() => done(answerFix(deps, first.actor, answer))));
    expect(both.map(({ ticket }) => ticket)).toMatchObject([
      { state: "solved", holdReason: null },
      { state: "solved" },
    ]);
    expect(await broadcastReach(database.db, [broadcastId])).toMatchObject([{ works: 1, stillThere: 0 }]);
    expect(await ticketsAskedAboutFix(database.db, [first.ticket.id])).toEqual(new Set());
  });

  test("says that it is still there: the ticket is back in the queue, and solved by no second thought", async () => {
    const { deps, customers } = await told();
    const [first] = customers;
    if (first === undefined) throw new Error("no customer");
    const ticketId = first.ticket.id;
    expect(await done(answerFix(deps, first.actor, { ticketId, works: false }))).toMatchObject({
      ticket: { state: "open", holdReason: null },
    });
    expect(await answerFix(deps, first.actor, { ticketId, works: true })).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
  });

  test("who was not told of a fix, another's customer and staff cannot say so", async () => {
    const { deps, customers, lead } = await told();
    const [first, second] = customers;
    if (first === undefined || second === undefined) throw new Error("no customers");
    const ticketId = first.ticket.id;
    expect(await answerFix(deps, second.actor, { ticketId, works: true })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
    expect(await answerFix(deps, lead.actor, { ticketId, works: true })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    const ticket = await addTicket(database.db, {
      ...{ accountId: first.account.id, requesterId: first.person.id, state: "waiting_on_customer" },
    });
    expect(await answerFix(deps, first.actor, { ticketId: ticket.id, works: true })).toMatchObject({
      refusals: [{ code: "STATE_NOT_ALLOWED" }],
    });
  });

  test("may as well write a reply", async () => {
    const { deps, customers } = await told();
    const [first] = customers;
    if (first === undefined) throw new Error("no customer");
    const message = { ticketId: first.ticket.id, body: "Still broken.", idempotencyKey: unique("key") };
    expect(await done(replyToTicket(deps, first.actor, message))).toMatchObject({
      ticket: { state: "open" },
    });
  });
});
