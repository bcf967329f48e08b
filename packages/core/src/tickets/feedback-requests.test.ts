import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addEndUser,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Actor } from "../actor.js";
import {
  countUnreadFeedback,
  listFeedbackRequests,
  type FeedbackRequestPosition,
} from "./feedback-request.queries.js";

import { openTicket } from "./open-ticket.js";
import { countQueue } from "./queue.queries.js";
import { readFeedback } from "./read-feedback.js";

const VISITOR: Actor = { kind: "anonymous", visitor: "v" };

let database: TestDatabase;
let deps: TestDeps;
let agent: Actor;
let admin: Awaited<ReturnType<typeof addAdmin>>;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  agent = (await addStaff(database.db)).actor;
  admin = await addAdmin(database.db);
});
afterAll(() => database.drop());

async function send(actor: Actor, subject: string) {
  deps.clock.advance({ minutes: 1 });
  return openTicket(deps, actor, {
    idempotencyKey: unique("k"),
    kind: "feedback",
    subject,
    body: `About ${subject}`,
  });
}

describe("feedback", () => {
  test("of customers and visitors is on record, stands in no queue and is no refusal", async () => {
    const { actor: endUser } = await addEndUser(database.db);
    for (const [actor, subject] of [
      [VISITOR, "a visitor's"],
      [admin.actor, "an admin's"],
      [endUser, "an end user's"],
    ] as const) {
      expect(await send(actor, subject)).toMatchObject({
        ok: true,
        ticket: null,
        decision: { outcome: "accept", reasons: [{ code: "feedback_welcome" }] },
      });
    }
    const { rows } = await listFeedbackRequests(database.db, agent, { first: 10 });
    expect(rows).toMatchObject([
      { subject: "an end user's", body: "About an end user's", readAt: null },
      { subject: "an admin's", accountId: admin.account.id, personId: admin.person.id },
      { subject: "a visitor's", accountId: null, personId: null },
    ]);
    expect(await countQueue(database.db, agent)).toBe(0);
  });

  test("that has a ticket of its own, from before, is listed once, with the ticket's words", async () => {
    const own = await createTestDatabase();
    try {
      const { account, person } = await addAdmin(own.db);
      const { actor: reader } = await addStaff(own.db);
      const of = { accountId: account.id, requesterId: person.id, kind: "feedback" as const };
      const ticket = await addTicket(own.db, { ...of, subject: "Kept" });
      await own.db.query(
        `insert into messages (ticket_id, author_id, by_staff, kind, body, created_at) values ($1, $2, false, 'reply', 'First words', $3)`,
        [ticket.id, person.id, ticket.receivedAt],
      );
      // Reopening decided anew.
      await own.db.query(
        `insert into decisions (decided_at, received_at, channel, account_id, person_id, ticket_id, kind, outcome, opens_ticket, policy_version, facts, reasons, decision)
         select decided_at, received_at + interval '1 day', channel, account_id, person_id, ticket_id, kind, outcome, opens_ticket, policy_version, facts, reasons, decision
         from decisions where ticket_id = $1`,
        [ticket.id],
      );
      expect((await listFeedbackRequests(own.db, reader, { first: 10 })).rows).toMatchObject([
        { subject: "Kept", body: "First words", ticketId: ticket.id },
      ]);
    } finally {
      await own.drop();
    }
  });

  test("is marked as read by whoever read it, once, and left to others again", async () => {
    await send(VISITOR, "to read");
    const [newest] = (await listFeedbackRequests(database.db, agent, { first: 1 })).rows;
    const feedbackId = newest?.id ?? "";
    const before = await countUnreadFeedback(database.db, agent);
    const { actor: author, person } = await addStaff(database.db, "author");
    const results = await Promise.all(
      [author, author].map((reader) => readFeedback(deps, reader, { feedbackId, read: true })),
    );
    expect(results).toMatchObject([
      { ok: true, feedback: { readBy: person.id } },
      { ok: true, feedback: { readBy: person.id } },
    ]);
    await readFeedback(deps, agent, { feedbackId, read: true });
    expect(await countUnreadFeedback(database.db, agent)).toBe(before - 1);
    const read = await listFeedbackRequests(database.db, agent, { first: 10, read: true });
    expect(read.rows.map(({ id, readBy }) => [id, readBy])).toEqual([[feedbackId, person.id]]);
    expect(await readFeedback(deps, agent, { feedbackId, read: false })).toMatchObject({
      feedback: { readBy: null, readAt: null },
    });
    expect(await countUnreadFeedback(database.db, agent)).toBe(before);
    const audited = await database.db.query<{ action: string }[]>(
      "select action from audit_rows where subject_id = $1 and action like 'feedback.%' order by id",
      [feedbackId],
    );
    expect(audited.map(({ action }) => action)).toEqual(["feedback.read", "feedback.unread"]);
  });

  test("comes in pages without gaps", async () => {
    for (let index = 0; index < 5; index += 1) await send(VISITOR, `page ${index}`);
    const whole = await listFeedbackRequests(database.db, agent, { first: 100, read: false });
    const walked: string[] = [];
    for (let after: FeedbackRequestPosition | null = null, hasMore = true; hasMore;) {
      const page: Awaited<ReturnType<typeof listFeedbackRequests>> = await listFeedbackRequests(
        database.db,
        agent,
        { first: 2, after, read: false },
      );
      walked.push(...page.rows.map(({ id }) => id));
      after = page.rows.at(-1) ?? null;
      hasMore = page.hasMore;
    }
    expect(walked).toEqual(whole.rows.map(({ id }) => id));
  });

  test("is for staff alone", async () => {
    await send(VISITOR, "not yours");
    const [newest] = (await listFeedbackRequests(database.db, agent, { first: 1 })).rows;
    const feedbackId = newest?.id ?? "";
    for (const [actor, code] of [
      [admin.actor, "NOT_ALLOWED"],
      [VISITOR, "NOT_SIGNED_IN"],
    ] as const) {
      expect(await listFeedbackRequests(database.db, actor, { first: 5 })).toEqual({
        rows: [],
        hasMore: false,
      });
      expect(await countUnreadFeedback(database.db, actor)).toBe(0);
      expect(await readFeedback(deps, actor, { feedbackId, read: true })).toMatchObject({
        refusals: [{ code }],
      });
    }
    const question = await openTicket(deps, admin.actor, {
      idempotencyKey: unique("k"),
      kind: "question",
      subject: "S",
      body: "B",
    });
    for (const id of [question.decision?.id ?? "", "nonsense"]) {
      expect(await readFeedback(deps, agent, { feedbackId: id, read: true })).toMatchObject({
        refusals: [{ code: "NOT_FOUND" }],
      });
    }
  });
});
