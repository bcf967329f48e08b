import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addInternalNote,
  announceReply,
  assignTicket,
  deactivateStaff,
  replyToTicket,
  undoReply,
  type Ticket,
} from "@recourse/core";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  FakeClock,
  unique,
  type Acting,
  type TestDatabase,
} from "@recourse/testing";
import { globalId } from "../graphql/global-id.js";
import { withSignIn } from "../testing/auth-template.js";
import { listenToEvents, type HeardEvent, type Listener } from "../testing/listen-to-events.js";
import { startApi, type Caller, type RunningApi } from "../testing/start-api.js";
import { MOST_STREAMS_OF_ONE } from "./ticket-streams.js";

let database: TestDatabase;
let here: RunningApi;
let there: RunningApi;
const clock = new FakeClock();
const listeners: Listener[] = [];

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
  here = await startApi(database.url, { clock });
  there = await startApi(database.url, { clock });
  await Promise.all([here.api.streams.listening, there.api.streams.listening]);
});
afterAll(async () => {
  for (const listener of listeners) listener.hangUp();
  await here.close();
  await there.close();
  await database.drop();
});

async function listen(api: RunningApi, path: string, caller: Caller): Promise<Listener> {
  const listener = await listenToEvents(`${api.origin}${path}`, caller);
  listeners.push(listener);
  return listener;
}

async function scene() {
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, { accountId: admin.account.id, requesterId: admin.person.id });
  const agent = await addStaff(database.db);
  return { admin, ticket, agent, desk: await here.callerFor(agent.person) };
}

const path = (ticket: Ticket) => `/tickets/events?ticket=${globalId("Ticket", ticket.id)}`;
const of =
  (ticket: Ticket, what?: string) =>
  ({ event, data }: HeardEvent): boolean =>
    event === "ticket" &&
    data["ticketId"] === globalId("Ticket", ticket.id) &&
    (what === undefined || data["what"] === what);
const deps = () => there.api.deps;

const reply = async ({ actor }: Pick<Acting, "actor">, { id }: Ticket) => {
  const sent = await replyToTicket(deps(), actor, {
    ticketId: id,
    body: "Hello.",
    idempotencyKey: unique("k"),
  });
  return sent.ok ? sent.messageId : "";
};

describe("a change through one process", () => {
  test("is heard of by staff who listen to another, by ids alone", async () => {
    const { ticket, agent, desk } = await scene();
    const listener = await listen(here, "/desk/events", desk);
    expect(listener.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(listener.headers.get("cache-control")).toContain("no-store");
    await assignTicket(deps(), agent.actor, { ticketId: ticket.id, staffId: agent.staff.id, version: 1 });
    expect(await listener.waitFor(of(ticket))).toEqual({
      event: "ticket",
      data: { ticketId: globalId("Ticket", ticket.id), version: 2, what: "changed" },
    });
  });

  test("is heard of by the customers of that ticket alone, and a note by none of them", async () => {
    const { admin, ticket, agent, desk } = await scene();
    const other = await scene();
    const customer = await listen(here, path(ticket), await here.callerFor(admin.person));
    const stranger = await listen(here, path(other.ticket), await here.callerFor(other.admin.person));
    const colleague = await listen(here, "/desk/events", desk);
    await addInternalNote(deps(), agent.actor, {
      ticketId: ticket.id,
      body: "Among us.",
      idempotencyKey: unique("k"),
    });
    await colleague.waitFor(of(ticket, "note_added"));
    await reply(admin, ticket);
    await customer.waitFor(of(ticket));
    // One event, of the customer's own reply: announcements keep their order.
    expect(customer.heard.filter(({ event }) => event === "ticket")).toEqual([
      { event: "ticket", data: { ticketId: globalId("Ticket", ticket.id) } },
    ]);
    expect(stranger.heard).toEqual([{ event: "ready", data: {} }]);
  });

  test("that is a reply of staff is heard of by the customer when its undo window is over, and not when it was taken back", async () => {
    const { admin, ticket, agent, desk } = await scene();
    const customer = await listen(here, path(ticket), await here.callerFor(admin.person));
    const colleague = await listen(here, "/desk/events", desk);
    const [taken, kept] = [await reply(agent, ticket), await reply(agent, ticket)];
    expect(await undoReply(deps(), agent.actor, { messageId: taken })).toMatchObject({ ok: true });
    await announceReply(deps(), { ticketId: ticket.id, messageId: taken });
    await assignTicket(deps(), agent.actor, { ticketId: ticket.id, staffId: null, version: 4 });
    await colleague.waitFor(({ data }) => data["version"] === 5);
    const before = customer.heard.length;
    await announceReply(deps(), { ticketId: ticket.id, messageId: kept });
    await colleague.waitFor((event) => of(ticket, "replied")(event) && event.data["version"] === 5);
    await customer.waitFor(() => customer.heard.length > before);
    // The assignment, which customers see, and the reply that was kept.
    expect(customer.heard.map(({ event }) => event)).toEqual(["ready", "ticket", "ticket"]);
  });
});

describe("a stream", () => {
  test("Q16: is for staff on the desk, and for those who may read the ticket", async () => {
    const { admin, ticket, desk } = await scene();
    const other = await scene();
    const customer = await here.callerFor(admin.person);
    const stranger = await here.callerFor(other.admin.person);
    expect((await listen(here, "/desk/events", customer)).status).toBe(404);
    expect((await listen(here, "/desk/events", {})).status).toBe(404);
    expect((await listen(here, path(ticket), {})).status).toBe(401);
    expect((await listen(here, path(ticket), stranger)).status).toBe(404);
    expect((await listen(here, "/tickets/events?ticket=nonsense", customer)).status).toBe(404);
    expect((await listen(here, "/tickets/events", customer)).status).toBe(404);
    const elsewhere = { ...desk, headers: { origin: "https://evil.test" } };
    expect((await listen(here, "/desk/events", elsewhere)).status).toBe(403);
  });

  test("Q16, A17: of somebody who was deactivated, or signed out, ends within five seconds", async () => {
    const { agent, desk, admin, ticket } = await scene();
    const lead = await addStaff(database.db, "lead");
    const customer = await here.callerFor(admin.person);
    const [ofAgent, ofCustomer] = [
      await listen(here, "/desk/events", desk),
      await listen(here, path(ticket), customer),
    ];
    const started = performance.now();
    await deactivateStaff(deps(), lead.actor, { staffId: agent.staff.id });
    await fetch(`${here.origin}/auth/sign-out`, {
      method: "POST",
      headers: {
        cookie: customer.cookie ?? "",
        origin: here.api.publicUrl,
        "content-type": "application/json",
      },
      body: "{}",
    });
    await Promise.all([ofAgent.ended, ofCustomer.ended]);
    expect(performance.now() - started).toBeLessThan(5_000);
  }, 15_000);

  test("says that pages load again when the connection that listens was broken", async () => {
    const { ticket, agent, desk } = await scene();
    const listener = await listen(here, "/desk/events", desk);
    await database.db.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'recourse-listener' and datname = current_database()",
    );
    await listener.waitFor(({ event }) => event === "refetch");
    await assignTicket(deps(), agent.actor, { ticketId: ticket.id, staffId: agent.staff.id, version: 1 });
    await listener.waitFor(of(ticket));
  }, 15_000);

  test("of a browser that comes back says so, too", async () => {
    const { desk } = await scene();
    const back = await listen(here, "/desk/events", { ...desk, headers: { "last-event-id": "1" } });
    await back.waitFor(({ event }) => event === "refetch");
  });

  test("Q16: is refused to who has too many", async () => {
    const { desk } = await scene();
    for (let index = 0; index < MOST_STREAMS_OF_ONE; index += 1) await listen(here, "/desk/events", desk);
    const refused = await listen(here, "/desk/events", desk);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("60");
  });

  test("ends when the process stops", async () => {
    const { desk } = await scene();
    const third = await startApi(database.url, { clock });
    const listener = await listen(third, "/desk/events", desk);
    await third.close();
    await listener.ended;
  });
});
