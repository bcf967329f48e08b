import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { addInternalNote } from "./add-internal-note.js";
import { assignTicket } from "./assign-ticket.js";
import { openTicket } from "./open-ticket.js";
import { replyToTicket } from "./reply-to-ticket.js";
import { solveTicket } from "./solve-ticket.js";
import { listCustomerTickets } from "./customer-tickets.queries.js";
import { ticketsByIds } from "./ticket.queries.js";
import { timelinePage } from "./timeline.queries.js";
import { undoReply } from "./undo-reply.js";
import { shownToCustomers } from "./undo-window.js";
import { waitOnCustomer } from "./wait-on-customer.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene() {
  const deps = testDeps(database.db);
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, {
    accountId: admin.account.id,
    requesterId: admin.person.id,
  });
  const agent = await addStaff(database.db);
  const current = async () => {
    const [row] = await ticketsByIds(database.db, [ticket.id]);
    if (row === undefined) throw new Error("The ticket is gone.");
    return row;
  };
  const written = async (who: typeof admin.actor) => {
    const { rows } = await timelinePage(database.db, who, ticket.id, { first: 50, at: deps.clock.now() });
    return rows.map((item) => ("body" in item ? item.body : item.kind));
  };
  const reply = async (who: typeof admin.actor, body: string) => {
    const sent = await replyToTicket(deps, who, {
      ticketId: ticket.id,
      body,
      idempotencyKey: unique("k"),
    });
    if (!sent.ok) throw new Error(sent.refusals[0]?.message);
    return sent.messageId;
  };
  return { deps, admin, ticket, agent, current, written, reply };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** The id of the reply that a solve or a wait was sent with. */
async function lastMessage({ ticket }: Scene): Promise<string> {
  const [row] = await database.db.query<{ id: string }[]>(
    "select id from messages where ticket_id = $1 order by id desc limit 1",
    [ticket.id],
  );
  return row?.id ?? "";
}

const code = (result: { ok: true } | { ok: false; refusals: { code: string }[] }) =>
  result.ok ? "done" : result.refusals[0]?.code;

describe("within the undo window", () => {
  test("customers see nothing of a reply and of what it did, staff all of it", async () => {
    const it = await scene();
    const { deps, admin, agent, ticket } = it;
    deps.clock.advance({ minutes: 5 });
    const solved = await solveTicket(deps, agent.actor, {
      ticketId: ticket.id,
      version: 1,
      reply: "Done.",
      idempotencyKey: unique("k"),
    });
    expect(solved).toMatchObject({ ok: true, ticket: { state: "solved" } });
    const open = async () =>
      (
        await listCustomerTickets(database.db, admin.actor, {
          first: 5,
          open: true,
          at: deps.clock.now(),
        })
      ).rows.length;

    deps.clock.advance({ seconds: 9 });
    expect(await it.written(admin.actor)).toEqual([]);
    expect(await it.written(agent.actor)).toEqual(["Done.", "state_changed"]);
    expect(shownToCustomers(await it.current(), deps.clock.now())).toMatchObject({
      state: "open",
      solvedAt: null,
      updatedAt: ticket.updatedAt,
    });
    expect(await open()).toBe(1);

    deps.clock.advance({ seconds: 1 });
    expect(await it.written(admin.actor)).toEqual(["Done.", "state_changed"]);
    expect(shownToCustomers(await it.current(), deps.clock.now())).toMatchObject({ state: "solved" });
    expect(await open()).toBe(0);
  });

  test("what the customer does meanwhile is seen at once", async () => {
    const it = await scene();
    const { deps, admin, agent, ticket } = it;
    await waitOnCustomer(deps, agent.actor, { ticketId: ticket.id, version: 1, reply: "Which version?" });
    deps.clock.advance({ seconds: 2 });
    await it.reply(admin.actor, "One more thing.");
    expect(await it.written(admin.actor)).toEqual(["One more thing.", "state_changed"]);
    expect(shownToCustomers(await it.current(), deps.clock.now())).toMatchObject({ state: "open" });
  });

  test("acts one after the other are each seen at their own time", async () => {
    const it = await scene();
    const { deps, agent, ticket } = it;
    await waitOnCustomer(deps, agent.actor, { ticketId: ticket.id, version: 1, reply: "Which version?" });
    deps.clock.advance({ seconds: 4 });
    await solveTicket(deps, agent.actor, {
      ticketId: ticket.id,
      version: 2,
      reply: "Found it.",
      idempotencyKey: unique("k"),
    });
    const seen = async () => shownToCustomers(await it.current(), deps.clock.now()).state;
    expect(await seen()).toBe("open");
    deps.clock.advance({ seconds: 6 });
    expect(await seen()).toBe("waiting_on_customer");
    deps.clock.advance({ seconds: 4 });
    expect(await seen()).toBe("solved");
  });
});

describe("taking a reply back", () => {
  test("gives its text to its author and leaves nothing for anybody else", async () => {
    const it = await scene();
    const { deps, admin, agent, ticket } = it;
    const messageId = await it.reply(agent.actor, "Too fast.");
    deps.clock.advance({ seconds: 3 });
    expect(await undoReply(deps, agent.actor, { messageId })).toMatchObject({
      ok: true,
      body: "Too fast.",
      stateRestored: true,
    });
    deps.clock.advance({ minutes: 1 });
    expect(await it.written(agent.actor)).toEqual([]);
    expect(await it.written(admin.actor)).toEqual([]);
    expect(shownToCustomers(await it.current(), deps.clock.now()).updatedAt).toEqual(ticket.updatedAt);
    const audited = await database.db.query(
      "select action, data from audit_rows where subject_id = $1 order by id",
      [ticket.id],
    );
    expect(audited).toMatchObject([
      { action: "ticket.replied" },
      { action: "ticket.reply_undone", data: { messageId, stateRestored: true } },
    ]);
  });

  test("undoes the state that came with it", async () => {
    const it = await scene();
    const { deps, agent, ticket } = it;
    await solveTicket(deps, agent.actor, {
      ticketId: ticket.id,
      version: 1,
      reply: "Done.",
      idempotencyKey: unique("k"),
    });
    const undone = await undoReply(deps, agent.actor, { messageId: await lastMessage(it) });
    expect(undone).toMatchObject({
      ok: true,
      ticket: {
        ...{ state: "open", solvedAt: null, version: 3, undoableActs: [] },
        ...{ firstResponseAt: null, firstResponseBusinessMinutes: null, solveBusinessMinutes: null },
      },
    });
    expect(await it.written(agent.actor)).toEqual([]);
  });

  test("leaves the ticket as unanswered as it was, by its clock and on record", async () => {
    const it = await scene();
    const { deps, admin, agent } = it;
    // By the product, as the clock begins with it.
    const opened = await openTicket(deps, admin.actor, {
      idempotencyKey: unique("k"),
      kind: "question",
      subject: "How?",
      body: "Tell me.",
    });
    const ticketId = (opened.ok && opened.ticket?.id) || "";
    const clock = async () => {
      const [row] = await ticketsByIds(database.db, [ticketId]);
      const segments = await database.db.query(
        "select id, ended_at, ended_by, spent_millis from clock_segments where ticket_id = $1 order by id",
        [ticketId],
      );
      return { clock: row?.clock, dueAt: row?.dueAt, first: row?.firstResponseAt, segments };
    };
    const before = await clock();
    expect(before.clock).not.toBeNull();
    deps.clock.advance({ minutes: 5 });
    const sent = await replyToTicket(deps, agent.actor, {
      ticketId,
      body: "So.",
      idempotencyKey: unique("k"),
    });
    expect(await clock()).not.toEqual(before);
    await undoReply(deps, agent.actor, { messageId: sent.ok ? sent.messageId : "" });
    expect(await clock()).toEqual(before);
  });

  test("leaves the state where somebody has changed the ticket since", async () => {
    const it = await scene();
    const { deps, agent, ticket } = it;
    await solveTicket(deps, agent.actor, {
      ticketId: ticket.id,
      version: 1,
      reply: "Done.",
      idempotencyKey: unique("k"),
    });
    const colleague = await addStaff(database.db);
    await assignTicket(deps, colleague.actor, {
      ticketId: ticket.id,
      staffId: colleague.staff.id,
      version: 2,
    });
    const undone = await undoReply(deps, agent.actor, { messageId: await lastMessage(it) });
    expect(undone).toMatchObject({ ok: true, stateRestored: false, ticket: { state: "solved" } });
    expect(await it.written(agent.actor)).toEqual(["state_changed", "assigned"]);
    // Until the act's time customers are told nothing of it, still.
    expect(shownToCustomers(await it.current(), deps.clock.now()).state).toBe("open");
  });

  test("A27: is for its author alone", async () => {
    const it = await scene();
    const { deps, admin, agent } = it;
    const messageId = await it.reply(agent.actor, "Mine.");
    const lead = await addStaff(database.db, "lead");
    expect(code(await undoReply(deps, lead.actor, { messageId }))).toBe("NOT_ALLOWED");
    expect(code(await undoReply(deps, admin.actor, { messageId }))).toBe("NOT_FOUND");
    const stranger = await addAdmin(database.db);
    const foreign = await undoReply(deps, stranger.actor, { messageId });
    expect(foreign).toEqual(await undoReply(deps, stranger.actor, { messageId: agent.person.id }));
    expect(code(await undoReply(deps, { ...agent.actor, scopes: ["read_tickets"] }, { messageId }))).toBe(
      "NOT_ALLOWED",
    );
    expect(code(await undoReply(deps, { kind: "anonymous", visitor: null }, { messageId }))).toBe(
      "NOT_SIGNED_IN",
    );
    expect(code(await undoReply(deps, agent.actor, { messageId: "no id" }))).toBe("NOT_FOUND");
  });

  test("is over when the customer sees it", async () => {
    const it = await scene();
    const { deps, agent } = it;
    const messageId = await it.reply(agent.actor, "Sent.");
    deps.clock.advance({ seconds: 10 });
    const late = await undoReply(deps, agent.actor, { messageId });
    expect(late).toMatchObject({ ok: false, refusals: [{ code: "STATE_NOT_ALLOWED" }] });
  });

  test("is for neither notes nor replies of customers", async () => {
    const it = await scene();
    const { deps, admin, agent, ticket } = it;
    const note = await addInternalNote(deps, agent.actor, {
      ticketId: ticket.id,
      body: "Note.",
      idempotencyKey: unique("k"),
    });
    expect(code(await undoReply(deps, agent.actor, { messageId: note.ok ? note.messageId : "" }))).toBe(
      "STATE_NOT_ALLOWED",
    );
    const theirs = await it.reply(admin.actor, "Theirs.");
    expect(code(await undoReply(deps, admin.actor, { messageId: theirs }))).toBe("NOT_FOUND");
  });

  test("twenty times at once happens once", async () => {
    const it = await scene();
    const { deps, agent } = it;
    const messageId = await it.reply(agent.actor, "Once.");
    const results = await Promise.all(
      Array.from({ length: 20 }, () => undoReply(deps, agent.actor, { messageId })),
    );
    expect(results.map(code).toSorted()).toEqual([...Array.from({ length: 19 }, () => "NOT_FOUND"), "done"]);
  });
});
