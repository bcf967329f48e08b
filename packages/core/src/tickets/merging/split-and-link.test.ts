import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addStaff,
  createTestDatabase,
  done,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../../actor.js";
import { addInternalNote } from "../add-internal-note.js";
import { decisionsByIds } from "../decision.queries.js";
import { openTicket } from "../open-ticket.js";
import { replyToTicket } from "../reply-to-ticket.js";
import { timelinePage } from "../timeline.queries.js";
import { linkTickets, unlinkTickets } from "./link-tickets.js";
import { splitTicket, type SplitTicketInput } from "./split-ticket.js";
import { linksOfTickets } from "./ticket-link.queries.js";

/** When nothing that was sent can be taken back any more. */
const LATER = new Date(TUESDAY.getTime() + 86_400_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ poolSize: 20 });
});
afterAll(() => database.drop());

async function scene() {
  const admin = await addAdmin(database.db);
  const { actor: agent } = await addStaff(database.db);
  const deps = testDeps(database.db);
  const opened = await done(
    openTicket(deps, admin.actor, {
      kind: "defect",
      subject: "The VPN rejects everybody",
      body: "It rejects everybody.",
      production: { resource: "The VPN", affected: "Everybody" },
      idempotencyKey: unique("k"),
    }),
  );
  if (opened.ticket === null) throw new Error("No ticket was opened.");
  const { ticket } = opened;
  const say = async (actor: Actor, body: string) => {
    deps.clock.advance({ hours: 1 });
    const { messageId } = await done(
      replyToTicket(deps, actor, { ticketId: ticket.id, body, idempotencyKey: unique("k") }),
    );
    return messageId;
  };
  const beside = await say(admin.actor, "By the way, how do I rotate a key?");
  const input = (change: Partial<SplitTicketInput> = {}): SplitTicketInput => ({
    ticketId: ticket.id,
    version: 2,
    messageIds: [beside],
    subject: "How do I rotate a key?",
    kind: "question",
    idempotencyKey: unique("k"),
    ...change,
  });
  return { admin, agent, deps, ticket, say, beside, input };
}

async function written(actor: Actor, ticketId: string): Promise<string[]> {
  const { rows } = await timelinePage(database.db, actor, ticketId, { first: 50, at: LATER });
  return rows.flatMap((item) => ("body" in item ? [item.body] : []));
}

describe("splitting", () => {
  test("opens a ticket of the same requester, received when its message was; the conversation stays whole", async () => {
    const { admin, agent, deps, ticket, beside, input, say } = await scene();
    const further = await say(admin.actor, "And a certificate?");
    const at = deps.clock.now();
    const { ticket: split } = await done(
      splitTicket(deps, agent, input({ version: 3, messageIds: [further, beside] })),
    );
    expect(split).toMatchObject({
      accountId: admin.account.id,
      requesterId: admin.person.id,
      kind: "question",
      rank: 1,
      production: null,
      version: 1,
    });
    expect(split.receivedAt.getTime()).toBe(at.getTime() - 3_600_000);
    expect(await written(admin.actor, split.id)).toEqual([
      "By the way, how do I rotate a key?",
      "And a certificate?",
    ]);
    expect(await written(admin.actor, ticket.id)).toHaveLength(3);
    const [decision] = await decisionsByIds(database.db, [split.decisionId]);
    expect(decision).toMatchObject({
      ticketId: split.id,
      personId: admin.person.id,
      facts: { request: { kind: "question", production: false } },
    });
    const links = await linksOfTickets(database.db, [ticket.id, split.id]);
    expect(links.get(ticket.id)).toMatchObject([{ kind: "split", otherId: split.id, reversed: false }]);
    expect(links.get(split.id)).toMatchObject([{ kind: "split", otherId: ticket.id, reversed: true }]);
  });

  test("under the same key opens one ticket", async () => {
    const { agent, deps, input, admin } = await scene();
    const asked = input();
    const results = await Promise.all(Array.from({ length: 6 }, () => done(splitTicket(deps, agent, asked))));
    expect(new Set(results.map(({ ticket }) => ticket.id)).size).toBe(1);
    expect(await splitTicket(deps, agent, { ...asked, subject: "Another" })).toMatchObject({
      refusals: [{ code: "IDEMPOTENCY_MISMATCH" }],
    });
    const count = await database.db.query("select count(*) from tickets where account_id = $1", [
      admin.account.id,
    ]);
    expect(count).toEqual([{ count: 2 }]);
  });

  test("that the policy refuses is told, and nothing is split", async () => {
    const { agent, deps, input, admin, ticket } = await scene();
    expect(await splitTicket(deps, agent, input({ kind: "customisation" }))).toMatchObject({
      ok: false,
      refusals: [{ code: "NOT_ENTITLED", message: expect.stringContaining("nothing was changed") }],
    });
    const tickets = await database.db.query("select id, version from tickets where account_id = $1", [
      admin.account.id,
    ]);
    expect(tickets).toEqual([{ id: ticket.id, version: 2 }]);
  });

  test("A23: takes only what the customer's side wrote to this ticket", async () => {
    const { admin, agent, deps, input, say, ticket } = await scene();
    const other = await scene();
    const ours = await say(agent, "We look into it.");
    const note = await done(
      addInternalNote(deps, agent, { ticketId: ticket.id, body: "Between us.", idempotencyKey: unique("k") }),
    );
    for (const messageIds of [[other.beside], [ours], [note.messageId], ["nonsense"], [ticket.id]]) {
      expect(await splitTicket(deps, agent, input({ version: 3, messageIds }))).toMatchObject({
        refusals: [{ code: "NOT_FOUND", path: ["messageIds"] }],
      });
    }
    expect(await splitTicket(deps, agent, input({ version: 3, messageIds: [] }))).toMatchObject({
      refusals: [{ code: "INVALID" }],
    });
    expect(await splitTicket(deps, admin.actor, input({ version: 3 }))).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(await splitTicket(deps, other.admin.actor, input({ version: 3 }))).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
    expect(await splitTicket(deps, agent, input())).toMatchObject({ refusals: [{ code: "CONFLICT" }] });
  });
});

describe("links", () => {
  test("tie tickets of any accounts, once, and are told among staff alone", async () => {
    const [one, two] = [await scene(), await scene()];
    const input = { ticketId: one.ticket.id, otherId: two.ticket.id, kind: "duplicate" } as const;
    const swapped = { ...input, ticketId: input.otherId, otherId: input.ticketId };
    await Promise.all([linkTickets(one.deps, one.agent, input), linkTickets(one.deps, one.agent, swapped)]);
    const links = await linksOfTickets(database.db, [one.ticket.id, two.ticket.id]);
    expect([...links.values()].flat()).toHaveLength(2);
    const onDesk = await timelinePage(database.db, one.agent, one.ticket.id, { first: 50, at: LATER });
    expect(onDesk.rows.filter(({ kind }) => kind === "linked")).toHaveLength(1);
    const asCustomer = await timelinePage(database.db, one.admin.actor, one.ticket.id, {
      first: 50,
      at: LATER,
    });
    expect(asCustomer.rows.filter(({ kind }) => kind === "linked")).toEqual([]);
    await done(unlinkTickets(one.deps, one.agent, input));
    expect((await linksOfTickets(database.db, [one.ticket.id])).size).toBe(0);
  });

  test("want two tickets that one works on", async () => {
    const [one, two] = [await scene(), await scene()];
    const input = { ticketId: one.ticket.id, otherId: two.ticket.id, kind: "related" } as const;
    expect(await linkTickets(one.deps, one.admin.actor, input)).toMatchObject({
      refusals: [{ code: "NOT_FOUND", path: ["otherId"] }],
    });
    expect(await linkTickets(one.deps, one.agent, { ...input, otherId: "x" })).toMatchObject({
      refusals: [{ code: "NOT_FOUND", path: ["otherId"] }],
    });
    expect(await linkTickets(one.deps, one.agent, { ...input, otherId: input.ticketId })).toMatchObject({
      refusals: [{ code: "INVALID" }],
    });
    expect((await linksOfTickets(database.db, [one.ticket.id])).size).toBe(0);
  });
});
