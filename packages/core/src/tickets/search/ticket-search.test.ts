import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addEndUser,
  addStaff,
  addTicket,
  createTestDatabase,
  done,
  testDeps,
  TUESDAY,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import type { Actor } from "../../actor.js";
import { addInternalNote } from "../add-internal-note.js";
import { countQueue, queuePage } from "../queue.queries.js";
import { replyToTicket } from "../reply-to-ticket.js";
import { searchPassages, searchTickets } from "./ticket-search.queries.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A word that stems to itself and that no other test knows. */
const word = () => unique("qx").replace(/[^a-z0-9]/gi, "");

async function found(actor: Actor, query: string, more: Partial<Parameters<typeof searchTickets>[2]> = {}) {
  const { rows } = await searchTickets(database.db, actor, { query, first: 20, at: TUESDAY, ...more });
  return rows.map(({ id }) => id);
}

async function passageText(actor: Actor, ticketId: string, query: string) {
  const passages = await searchPassages(database.db, actor, [ticketId], { query, at: TUESDAY });
  return passages.get(ticketId);
}

async function scene(subject = "How does it work?") {
  const admin = await addAdmin(database.db);
  const ticket = await addTicket(database.db, {
    accountId: admin.account.id,
    requesterId: admin.person.id,
    subject,
  });
  const agent = await addStaff(database.db);
  const deps = testDeps(database.db);
  const say = (body: string, by = admin.actor) =>
    done(replyToTicket(deps, by, { ticketId: ticket.id, body, idempotencyKey: unique("k") }));
  const note = (body: string) =>
    done(addInternalNote(deps, agent.actor, { ticketId: ticket.id, body, idempotencyKey: unique("k") }));
  return { admin, ticket, agent: agent.actor, deps, say, note };
}

describe("a ticket is found", () => {
  test("by words of its subject and of a reply together, in whatever form, with the passage", async () => {
    const [inSubject, inReply] = [word(), word()];
    const { ticket, admin, agent, say } = await scene(`Certificates of ${inSubject}`);
    await say(`Since this morning the ${inReply} refuses **every** certificate.`);
    for (const actor of [admin.actor, agent]) {
      expect(await found(actor, `certificate ${inSubject} ${inReply}`)).toEqual([ticket.id]);
    }
    const passage = await passageText(admin.actor, ticket.id, inReply);
    expect(passage).toContainEqual({ text: inReply, match: true });
    expect(passage?.map(({ text }) => text).join("")).toContain("Since this morning");
  });

  test("by its number, with or without its sign, by those who may read it", async () => {
    const { ticket, admin, agent } = await scene();
    const stranger = await addAdmin(database.db);
    for (const query of [`#${ticket.number}`, String(ticket.number)]) {
      expect(await found(admin.actor, query)).toContain(ticket.id);
      expect(await found(agent, query)).toContain(ticket.id);
      expect(await found(stranger.actor, query)).not.toContain(ticket.id);
    }
  });

  test("by the name of its account, and of its requester, by staff", async () => {
    const { ticket, admin, agent } = await scene();
    const [account, person] = [word(), word()];
    await database.db.query("update accounts set name = $2 where id = $1", [
      admin.account.id,
      `${account} Ltd`,
    ]);
    await database.db.query("update people set name = $2 where id = $1", [admin.person.id, `Rita ${person}`]);
    for (const query of [account, person, admin.person.email]) {
      expect(await found(agent, query)).toEqual([ticket.id]);
      expect(await found(admin.actor, query)).toEqual([]);
    }
  });

  test("again when a message was changed, and no more by what it said before", async () => {
    const [before, after] = [word(), word()];
    const { ticket, agent, say } = await scene();
    const { messageId } = await say(before);
    await database.db.query("update messages set body = $2 where id = $1", [messageId, after]);
    expect(await found(agent, after)).toEqual([ticket.id]);
    expect(await found(agent, before)).toEqual([]);
  });

  test("in the states that are asked for, newest first, page by page", async () => {
    const subject = word();
    const scenes = [await scene(subject), await scene(subject), await scene(subject)];
    for (const { say } of scenes) await say("Hello.");
    const agent = scenes[0]?.agent ?? { kind: "anonymous", visitor: null };
    const ids = scenes.map(({ ticket }) => ticket.id).toReversed();
    expect(await found(agent, subject)).toEqual(ids);
    const first = await searchTickets(database.db, agent, { query: subject, first: 2, at: TUESDAY });
    expect(first.hasMore).toBe(true);
    const after = { number: first.rows.at(-1)?.number ?? 0 };
    expect(await found(agent, subject, { after })).toEqual(ids.slice(2));
    expect(await found(agent, subject, { states: ["solved", "closed"] })).toEqual([]);
    expect(await found(agent, subject, { states: ["open"] })).toHaveLength(3);
  });
});

describe("a word that stands in an internal note alone", () => {
  test("A34: is found by staff, and by no customer: no ticket, no passage", async () => {
    const secret = word();
    const { ticket, admin, agent, say, note } = await scene();
    await say("Nothing to see here.");
    await note(`They did not pay: ${secret}.`);
    expect(await found(agent, secret)).toEqual([ticket.id]);
    expect(await passageText(agent, ticket.id, secret)).toContainEqual({ text: secret, match: true });
    expect(await found(admin.actor, secret)).toEqual([]);
    expect(await found(admin.actor, `${secret} or nothing`)).toEqual([ticket.id]);
    expect(await passageText(admin.actor, ticket.id, secret)).toBeUndefined();
    const passage = await passageText(admin.actor, ticket.id, `${secret} or see`);
    expect(JSON.stringify(passage)).not.toContain(secret);
  });

  test("A34: tells nothing by leaving it out, or by whoever else may read a part", async () => {
    const secret = word();
    const { admin, say, note } = await scene();
    const shown = word();
    await say(shown);
    await note(secret);
    expect(await found(admin.actor, `${shown} -${secret}`)).toHaveLength(1);
    const token: Actor = { ...admin.actor, scopes: ["read_articles"] };
    expect(await found(token, shown)).toEqual([]);
  });
});

test("a reply that can still be taken back is found by staff alone", async () => {
  const { ticket, admin, agent, say } = await scene();
  const text = word();
  await say(text, agent);
  const [sent] = await database.db.query<{ visibleAt: Date | null }[]>(
    `select visible_at as "visibleAt" from messages where ticket_id = $1`,
    [ticket.id],
  );
  expect(sent?.visibleAt?.getTime()).toBeGreaterThan(TUESDAY.getTime());
  expect(await found(agent, text)).toEqual([ticket.id]);
  expect(await found(admin.actor, text)).toEqual([]);
  const later = new Date(TUESDAY.getTime() + 60_000);
  expect(await found(admin.actor, text, { at: later })).toEqual([ticket.id]);
});

test("nobody finds what they may not read", async () => {
  const subject = word();
  const { ticket, admin, say } = await scene(subject);
  await say("Hello.");
  const others: Actor[] = [
    (await addAdmin(database.db)).actor,
    (await addEndUser(database.db, { account: admin.account })).actor,
    (await addAdmin(database.db, { account: admin.account, active: false })).actor,
    { kind: "anonymous", visitor: "v" },
  ];
  for (const actor of others) {
    for (const query of [subject, String(ticket.number)])
      expect(await found(actor, query)).not.toContain(ticket.id);
  }
  expect(await found((await addAdmin(database.db, { account: admin.account })).actor, subject)).toEqual([
    ticket.id,
  ]);
});

test("the queue is narrowed by words, and counted", async () => {
  const subject = word();
  const { ticket, agent, say } = await scene(subject);
  await say("Hello.");
  const filter = { text: subject };
  expect((await queuePage(database.db, agent, { first: 5, filter })).rows).toMatchObject([{ id: ticket.id }]);
  expect(await countQueue(database.db, agent, filter)).toBe(1);
  expect(await countQueue(database.db, agent, { text: word() })).toBe(0);
});

test.each([
  "",
  "   ",
  "the",
  "' or 1=1 --",
  "a'); drop table tickets; --",
  "%_\\",
  ":* & | ! ( ) <->",
  '"unclosed',
  "-",
  "\u0000",
  "\ud800",
  "x".repeat(100_000),
  "#99999999999999",
  "🦊",
])("what is typed is only ever looked for: %j", async (query) => {
  const { agent, admin } = await scene();
  expect(await found(agent, query)).toEqual([]);
  expect(await found(admin.actor, query)).toEqual([]);
});
