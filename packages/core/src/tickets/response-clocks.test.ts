import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  createTestDatabase,
  done,
  openedTicket,
  testDeps,
  testPolicy,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { addInternalNote } from "./add-internal-note.js";
import { assignTicket } from "./assign-ticket.js";
import { segmentsOfTickets } from "./clock-segments.queries.js";
import { closeSolvedTickets } from "./close-solved-tickets.js";
import { findBreaches } from "./find-breaches.js";
import { followCalendar } from "./follow-calendar.js";
import { openTicket } from "./open-ticket.js";
import { countDue, duePage, queueCounts } from "./queue.queries.js";
import { replyToTicket } from "./reply-to-ticket.js";
import { solveTicket } from "./solve-ticket.js";
import { timelinePage } from "./timeline.queries.js";
import { waitOnCustomer } from "./wait-on-customer.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

const hour = 3_600_000;

/** Received on Tuesday at 10:00 in Denver: 8 hours to the first response. */
async function scene(options: Parameters<typeof openedTicket>[1] = {}) {
  return openedTicket(database.db, options);
}

/** The segments of a ticket's clocks, one line each. */
async function segments(id: string): Promise<string[]> {
  const rows = await segmentsOfTickets(database.db, [id]);
  return rows.map(({ target, pausedFor, endedBy, spentMillis, targetMinutes }) =>
    [target, targetMinutes / 60, pausedFor ?? "counted", endedBy ?? "goes on", spentMillis / hour].join(" "),
  );
}

describe("the clocks of a ticket", () => {
  test("begin when it is opened, and are answered by the staff", async () => {
    const { agent, deps, id, say, row } = await scene();
    expect(await row()).toMatchObject({ dueAt: new Date("2026-04-15T16:00:00Z"), level: "paying" });
    expect(await segments(id)).toEqual(["first_response 8 counted goes on 0"]);
    deps.clock.advance({ hours: 2 });
    await say(agent.actor);
    expect(await segments(id)).toEqual(["first_response 8 counted answered 2"]);
    expect(await row()).toMatchObject({ dueAt: null, clock: null });
  });

  test("begin again when the customer writes after an answer, once", async () => {
    const { admin, agent, deps, id, say } = await scene();
    await say(agent.actor);
    deps.clock.advance({ hours: 1 });
    await say(admin.actor);
    deps.clock.advance({ hours: 1 });
    await say(admin.actor);
    expect(await segments(id)).toEqual([
      "first_response 8 counted answered 0",
      "next_response 8 counted goes on 0",
    ]);
    deps.clock.advance({ hours: 1 });
    await say(agent.actor);
    expect((await segments(id)).at(-1)).toBe("next_response 8 counted answered 2");
  });

  test("know nothing of notes and assignments", async () => {
    const { agent, deps, id, row } = await scene();
    const before = await row();
    const note = { ticketId: id, body: "Hm.", idempotencyKey: unique("k") };
    await done(addInternalNote(deps, agent.actor, note));
    await done(
      assignTicket(deps, agent.actor, { ticketId: id, staffId: agent.staff.id, version: before.version }),
    );
    expect(await row()).toMatchObject({ clock: before.clock, dueAt: before.dueAt });
    expect(await segments(id)).toHaveLength(1);
  });

  test("wait while the customer has the next move, and go on with what was left", async () => {
    const { admin, agent, deps, id, say, row } = await scene();
    deps.clock.advance({ hours: 3 });
    await done(waitOnCustomer(deps, agent.actor, { ticketId: id, version: 1 }));
    expect(await row()).toMatchObject({ dueAt: null, clock: { pausedFor: "waiting_on_customer" } });
    deps.clock.advance({ days: 1 });
    await say(admin.actor);
    expect(await segments(id)).toEqual([
      "first_response 8 counted paused 3",
      "first_response 8 waiting_on_customer resumed 0",
      "first_response 8 counted goes on 0",
    ]);
    expect(await row()).toMatchObject({ dueAt: new Date("2026-04-16T16:00:00Z") });
  });

  test("wait from the beginning where the policy holds the request", async () => {
    const { admin, deps, id, say, row } = await scene({ platform: true });
    expect(await row()).toMatchObject({ dueAt: null, clock: { pausedFor: "on_hold" } });
    deps.clock.advance({ hours: 1 });
    await say(admin.actor, "Updated.");
    expect(await segments(id)).toEqual([
      "first_response 8 on_hold resumed 0",
      "first_response 8 counted goes on 0",
    ]);
  });

  test("end with solving, and begin anew with reopening; closing does nothing", async () => {
    const { admin, agent, deps, id, say } = await scene();
    deps.clock.advance({ hours: 1 });
    await done(solveTicket(deps, agent.actor, { ticketId: id, version: 1 }));
    expect(await segments(id)).toEqual(["first_response 8 counted solved 1"]);
    await say(admin.actor, "Not solved.");
    expect((await segments(id)).at(-1)).toBe("first_response 8 counted goes on 0");
    await say(agent.actor);
    const solved = await done(solveTicket(deps, agent.actor, { ticketId: id, version: 4 }));
    expect(solved.ticket.clock).toBeNull();
    deps.clock.advance({ days: 20 });
    await closeSolvedTickets(deps);
    expect(await segments(id)).toHaveLength(2);
  });
});

describe("a missed target", () => {
  const breaches = (id: string) =>
    database.db.query("select target, due_at from target_breaches where ticket_id = $1 order by due_at", [
      id,
    ]);

  test("is found once, however often and in however many processes the job runs, and every lead is told", async () => {
    const lead = await addStaff(database.db, "lead");
    const { admin, agent, deps, id } = await scene();
    deps.clock.set(new Date("2026-04-15T16:00:00Z"));
    await findBreaches(deps);
    // At that instant it is due, not late.
    expect(await breaches(id)).toEqual([]);
    deps.clock.advance({ seconds: 1 });
    await Promise.all([findBreaches(deps), findBreaches(deps), findBreaches(deps)]);
    expect(await findBreaches(deps)).toBe(0);
    expect(await breaches(id)).toHaveLength(1);
    const told = async (actor: typeof agent.actor) =>
      (
        await timelinePage(database.db, actor, id, {
          first: 10,
          at: new Date(deps.clock.now().getTime() + 60_000),
        })
      ).rows.filter(({ kind }) => kind === "target_missed");
    expect(await told(agent.actor)).toMatchObject([
      { data: { target: "first_response", dueAt: "2026-04-15T16:00:00.000Z" } },
    ]);
    expect(await told(admin.actor)).toEqual([]);
    const notices = await database.db.query(
      `select n.staff_id, n.sent_at from breach_notices n join target_breaches b using (clock_id)
       where b.ticket_id = $1 and n.staff_id = $2`,
      [id, lead.staff.id],
    );
    expect(notices).toEqual([{ staff_id: lead.staff.id, sent_at: null }]);
  });

  test("is on record also where it was answered before anybody looked", async () => {
    const { agent, deps, id, say } = await scene();
    deps.clock.advance({ days: 3 });
    await say(agent.actor);
    expect(await breaches(id)).toEqual([
      { target: "first_response", due_at: new Date("2026-04-15T16:00:00Z") },
    ]);
    await findBreaches(deps);
    expect(await breaches(id)).toHaveLength(1);
  });

  test("stands at the top of what is due, which is in the order of urgency", async () => {
    const large = await createTestDatabase();
    try {
      const { actor } = await addStaff(large.db);
      const admin = await addAdmin(large.db);
      const deps = testDeps(large.db);
      const subjects = ["first", "second", "third", "much later"];
      for (const subject of subjects) {
        await done(
          openTicket(deps, admin.actor, {
            ...{ idempotencyKey: unique("k"), accountId: admin.account.id, kind: "question", body: "?" },
            subject,
          }),
        );
        deps.clock.advance({ minutes: subject === "third" ? 300 : 20 });
      }
      const dueBy = new Date("2026-04-15T17:00:00Z");
      const now = new Date("2026-04-15T16:10:00Z");
      const page = await duePage(large.db, actor, { first: 2, dueBy });
      const rest = await duePage(large.db, actor, { first: 2, dueBy, after: page.rows.at(-1) ?? null });
      expect([...page.rows, ...rest.rows].map(({ subject }) => subject)).toEqual([
        "first",
        "second",
        "third",
      ]);
      expect(rest.hasMore).toBe(false);
      expect(await countDue(large.db, actor, { dueBy })).toBe(3);
      expect(await queueCounts(large.db, actor, { now, dueBy })).toMatchObject({ breaching: 3, missed: 1 });
    } finally {
      await large.drop();
    }
  });
});

describe("another calendar in the policy file", () => {
  test("counts from when it is followed; what was counted stays, and following twice changes nothing", async () => {
    const { agent, deps, id, say, row } = await scene();
    const holiday = testPolicy((yaml) =>
      yaml.replace("add: []", "add: [{ date: 2026-04-14, name: Founders Day }]"),
    );
    deps.clock.advance({ hours: 2 });
    const later = { ...deps, policy: holiday };
    await followCalendar(later);
    expect(await segments(id)).toEqual([
      "first_response 8 counted calendar_changed 2",
      "first_response 8 counted goes on 0",
    ]);
    // The rest of Tuesday counts no more: six hours of Wednesday are left.
    expect(await row()).toMatchObject({ dueAt: new Date("2026-04-15T21:00:00Z"), version: 1 });
    expect(await followCalendar(later)).toBe(0);
    deps.clock.set(new Date("2026-04-15T16:00:00Z"));
    await done(
      replyToTicket(later, agent.actor, { ticketId: id, body: "Here.", idempotencyKey: unique("k") }),
    );
    expect((await segments(id)).at(-1)).toBe("first_response 8 counted answered 1");
    // Back to the former one.
    await followCalendar(deps);
    await say(agent.actor);
  });

  test("does not reach into a segment that began before, where nobody followed it yet", async () => {
    const { agent, deps, id } = await scene();
    const holiday = testPolicy((yaml) =>
      yaml.replace("add: []", "add: [{ date: 2026-04-14, name: Founders Day }]"),
    );
    deps.clock.advance({ hours: 2 });
    const input = { ticketId: id, body: "Here.", idempotencyKey: unique("k") };
    await done(replyToTicket({ ...deps, policy: holiday }, agent.actor, input));
    expect(await segments(id)).toEqual(["first_response 8 counted answered 2"]);
  });
});
