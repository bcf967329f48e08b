import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addFreeAccount,
  addStaff,
  createTestDatabase,
  done,
  openedTicket,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { addParticipant } from "../tickets/add-participant.js";
import { announceReply } from "../tickets/announce-reply.js";
import { openTicket } from "../tickets/open-ticket.js";
import { solveTicket } from "../tickets/solve-ticket.js";
import { undoReply } from "../tickets/undo-reply.js";
import { waitOnCustomer } from "../tickets/wait-on-customer.js";
import { pauseMail, resumeMail } from "./pause-mail.js";
import { enqueueDueMails } from "./enqueue-due-mails.js";
import { sendMail } from "./send-mail.js";

let database: TestDatabase;
let opened: Awaited<ReturnType<typeof openedTicket>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  opened = await openedTicket(database.db, {});
});

interface Written {
  id: string;
  template: string;
  to: string;
}

function mailsOf(ticketId: string): Promise<Written[]> {
  return database.db.query(
    `select id, template, to_address as "to" from outgoing_mails where ticket_id = $1 order by created_at, id`,
    [ticketId],
  );
}

/** Without the one that says that the request was received. */
async function newsOf(ticketId: string): Promise<string[]> {
  return (await mailsOf(ticketId)).slice(1).map(({ template, to }) => `${template} ${to}`);
}

const key = () => unique("k");

describe("people hear by mail", () => {
  test("A15: that their request was received, with a link that is the ticket's number and nothing more, with its place and the hours, in the statement that opens the ticket", async () => {
    const { id, admin, deps } = opened;
    const [mail] = await mailsOf(id);
    expect(mail).toMatchObject({ template: "ticket_received", to: admin.person.email });
    expect(await enqueueDueMails(deps)).toBeGreaterThan(0);
    await sendMail(deps, { mailId: mail?.id ?? "" });
    const { number } = await opened.row();
    const [sent] = deps.mailer.sent;
    expect(sent).toMatchObject({ to: admin.person.email, thread: `ticket-${id}@recourse` });
    expect(JSON.parse(sent?.text ?? "")).toMatchObject({
      ticket: { number, subject: "How does it work?", place: expect.any(Number) },
      hours: "Monday to Friday, 09:00 to 17:00 Mountain time",
      link: `https://help.test/tickets/${number}`,
    });
  });

  test("why a request was refused, by which clause, and what to do next", async () => {
    const deps = testDeps(database.db);
    const admin = await addAdmin(database.db, { account: await addFreeAccount(database.db) });
    const result = await openTicket(deps, admin.actor, {
      ...{ idempotencyKey: key(), accountId: admin.account.id, kind: "question" },
      ...{ subject: "How?", body: "I wonder." },
    });
    expect(result.ok).toBe(false);
    const [mail] = await database.db.query<{ id: string }[]>(
      "select id from outgoing_mails where template = 'refused' and to_address = $1",
      [admin.person.email],
    );
    await sendMail(deps, { mailId: mail?.id ?? "" });
    const reason = result.ok ? undefined : result.decision?.reasons[0];
    expect(JSON.parse(deps.mailer.sent[0]?.text ?? "").refusal).toMatchObject({
      subject: "How?",
      message: reason?.message,
      clause: reason?.clause,
      nextSteps: reason?.nextSteps,
    });
  });

  test("with articles for what was asked, as far as everybody may read them", async () => {
    const deps = testDeps(database.db);
    const admin = await addAdmin(database.db, { account: await addFreeAccount(database.db) });
    const shown = await addArticle(database.db, { title: "How it works" });
    const internal = await addArticle(database.db, { title: "How we do it", audience: "staff" });
    const hit = { sectionHeading: null, anchor: null, titleHighlights: [], passage: [], score: 1 };
    deps.index.answer = {
      ...deps.index.answer,
      hits: [internal, shown].map(({ id }) => ({ ...hit, articleId: id })),
    };
    await openTicket(deps, admin.actor, {
      ...{ idempotencyKey: key(), accountId: admin.account.id, kind: "question" },
      ...{ subject: "How does it work?", body: "I wonder." },
    });
    const [mail] = await database.db.query<{ id: string }[]>(
      "select id from outgoing_mails where template = 'refused' and to_address = $1",
      [admin.person.email],
    );
    await sendMail(deps, { mailId: mail?.id ?? "" });
    expect(deps.index.searches).toMatchObject([{ query: "How does it work?", viewer: "public" }]);
    expect(JSON.parse(deps.mailer.sent[0]?.text ?? "").refusal.articles).toEqual([
      { title: "How it works", slug: shown.slug },
    ]);
  });

  test("of a reply, once its undo window is over, and once however often that is found", async () => {
    const { id, admin, agent, deps } = opened;
    const { messageId } = await opened.say(agent.actor, "Like this.");
    expect(await newsOf(id)).toEqual([]);
    await announceReply(deps, { ticketId: id, messageId });
    await announceReply(deps, { ticketId: id, messageId });
    expect(await newsOf(id)).toEqual([`reply ${admin.person.email}`]);
    const mails = await mailsOf(id);
    for (const mail of mails) await sendMail(deps, { mailId: mail.id });
    expect(JSON.parse(deps.mailer.sent.at(-1)?.text ?? "")).toMatchObject({ body: "Like this." });
    // Nothing of what was said is kept twice.
    const [{ count } = { count: 0 }] = await database.db.query<{ count: number }[]>(
      "select count(*) as count from outgoing_mails m where m::text like '%Like this.%'",
    );
    expect(count).toBe(0);
  });

  test("of nothing that was taken back, and nothing of internal notes and their own words", async () => {
    const { id, admin, agent, deps } = opened;
    const { messageId } = await opened.say(agent.actor);
    await done(undoReply(deps, agent.actor, { messageId }));
    await announceReply(deps, { ticketId: id, messageId });
    await opened.say(admin.actor);
    expect(await newsOf(id)).toEqual([]);
  });

  test("what waits for them and what is solved, with the reply or without one", async () => {
    const { id, admin, agent, deps } = opened;
    const version = async () => (await opened.row()).version;
    await done(
      waitOnCustomer(deps, agent.actor, { ticketId: id, version: await version(), reply: "Which version?" }),
    );
    const [asked] = await database.db.query<{ id: string }[]>(
      "select id from messages where ticket_id = $1 and by_staff",
      [id],
    );
    await announceReply(deps, { ticketId: id, messageId: asked?.id ?? "" });
    await done(solveTicket(deps, agent.actor, { ticketId: id, version: await version() }));
    const to = admin.person.email;
    expect(await newsOf(id)).toEqual([`waiting_for_you ${to}`, `solved ${to}`]);
  });

  test("who were asked to join, and nobody who does not read the ticket", async () => {
    const { id, admin, agent, deps } = opened;
    const [joined, left] = [
      await addAdmin(database.db, { account: admin.account }),
      await addAdmin(database.db, { account: admin.account }),
    ];
    await addAdmin(database.db, { account: admin.account });
    await addStaff(database.db);
    for (const { person } of [joined, left]) {
      await done(addParticipant(deps, admin.actor, { ticketId: id, who: { personId: person.id } }));
    }
    await database.db.query("update memberships set active = false where person_id = $1", [left.person.id]);
    const { messageId } = await opened.say(agent.actor);
    await announceReply(deps, { ticketId: id, messageId });
    expect((await newsOf(id)).toSorted()).toEqual(
      [admin, joined].map(({ person }) => `reply ${person.email}`).toSorted(),
    );
  });
});

test("a paused outbox sends nothing until it is resumed, and both are on record", async () => {
  const { id, deps } = opened;
  const system = { kind: "system", name: "recourse mail" } as const;
  const [mail] = await mailsOf(id);
  const mailId = mail?.id ?? "";
  expect(await pauseMail(deps, opened.agent.actor, { reason: "No." })).toMatchObject({ ok: false });
  expect(await pauseMail(deps, system, { reason: "A backup was restored." })).toEqual({
    ok: true,
    changed: true,
  });
  expect(await pauseMail(deps, system, { reason: "Again." })).toEqual({ ok: true, changed: false });
  expect(await enqueueDueMails(deps)).toBe(0);
  await sendMail(deps, { mailId });
  expect(deps.mailer.sent).toEqual([]);
  expect(await resumeMail(deps, system)).toEqual({ ok: true, changed: true });
  await sendMail(deps, { mailId });
  expect(deps.mailer.sent).toHaveLength(1);
  expect(
    await database.db.query(
      "select action from audit_rows where subject_type = 'mail_outbox' order by occurred_at, action",
    ),
  ).toEqual([{ action: "mail.paused" }, { action: "mail.resumed" }]);
});
