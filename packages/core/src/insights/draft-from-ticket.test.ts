import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  addAdmin,
  addArticle,
  addStaff,
  addTicket,
  createTestDatabase,
  testDeps,
  type Acting,
  type TestDatabase,
  type TestDeps,
} from "@recourse/testing";
import type { Account } from "../accounts/account.entity.js";
import { addInternalNote } from "../tickets/add-internal-note.js";
import { replyToTicket } from "../tickets/reply-to-ticket.js";
import type { Ticket } from "../tickets/ticket.entity.js";
import { articlesOfTickets, ticketsOfArticles } from "./article-tickets.queries.js";
import { draftFromTicket } from "./draft-from-ticket.js";
import { linkArticle, unlinkArticle } from "./link-article.js";

let database: TestDatabase;
let deps: TestDeps;
let agent: Acting;

beforeAll(async () => {
  database = await createTestDatabase();
  deps = testDeps(database.db);
  agent = await addStaff(database.db, "agent");
});
afterAll(() => database.drop());

async function solved(
  subject: string,
  reply: string,
): Promise<{ ticket: Ticket; admin: Acting & { account: Account } }> {
  const admin = await addAdmin(database.db);
  await database.db.query("update people set name = 'Ada Lovelace' where id = $1", [admin.person.id]);
  const ticket = await addTicket(database.db, {
    accountId: admin.account.id,
    requesterId: admin.person.id,
    subject,
  });
  const message = { ticketId: ticket.id, idempotencyKey: randomUUID() };
  if (reply !== "") {
    await replyToTicket(deps, agent.actor, { ...message, body: reply });
    deps.clock.advance({ seconds: 1 });
    await addInternalNote(deps, agent.actor, { ...message, body: "Do not tell." });
  }
  return { ticket, admin };
}

const audits = (ticketId: string) =>
  database.db.query<{ action: string }[]>(
    "select action from audit_rows where subject_id = $1 and action like 'ticket.article%' order by id",
    [ticketId],
  );

describe("an article out of a ticket", () => {
  test("has the subject and our last reply, names nobody, and is linked both ways", async () => {
    const { ticket, admin } = await solved(
      "Ada Lovelace cannot sign in",
      "Hello Ada,\n\nwrite to ada@example.com, then use password: hunter2 in **Settings**.",
    );
    const drafted = await draftFromTicket(deps, agent.actor, { ticketId: ticket.id });
    if (!drafted.ok) throw new Error(drafted.refusals[0]?.message);
    expect(drafted.revision).toMatchObject({
      title: "[name] cannot sign in",
      state: "draft",
      audience: "staff",
      authorId: agent.person.id,
    });
    expect(drafted.revision.body).toContain(
      "Hello [name],\n\nwrite to [address], then use password: [removed password]",
    );
    expect(drafted.revision.body).not.toContain("Do not tell");
    const link = { articleId: drafted.article.id, ticketId: ticket.id, drafted: true };
    expect(await articlesOfTickets(database.db, [ticket.id])).toMatchObject([link]);
    expect(await ticketsOfArticles(database.db, [drafted.article.id])).toMatchObject([link]);
    expect(await audits(ticket.id)).toEqual([{ action: "ticket.article_drafted" }]);

    const articles = await database.db.query("select id from articles");
    expect(await draftFromTicket(deps, agent.actor, { ticketId: ticket.id })).toMatchObject({
      refusals: [{ code: "CONFLICT" }],
    });
    expect(await database.db.query("select id from articles")).toEqual(articles);
    expect(await draftFromTicket(deps, admin.actor, { ticketId: ticket.id })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
  });

  test("wants a reply of ours, and a ticket", async () => {
    const { ticket } = await solved("Nobody answered", "");
    expect(await draftFromTicket(deps, agent.actor, { ticketId: ticket.id })).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    expect(await draftFromTicket(deps, agent.actor, { ticketId: randomUUID() })).toMatchObject({
      refusals: [{ code: "NOT_FOUND" }],
    });
  });

  test("can be linked and unlinked by hand, once each", async () => {
    const { ticket, admin } = await solved("VPN", "See the article.");
    const { id: articleId } = await addArticle(database.db);
    const input = { articleId, ticketId: ticket.id };
    for (let time = 0; time < 2; time += 1)
      expect(await linkArticle(deps, agent.actor, input)).toMatchObject({ ok: true });
    expect(await articlesOfTickets(database.db, [ticket.id])).toMatchObject([{ articleId, drafted: false }]);
    expect(await unlinkArticle(deps, admin.actor, input)).toMatchObject({
      refusals: [{ code: "NOT_ALLOWED" }],
    });
    for (let time = 0; time < 2; time += 1)
      expect(await unlinkArticle(deps, agent.actor, input)).toMatchObject({ ok: true });
    expect(await articlesOfTickets(database.db, [ticket.id])).toEqual([]);
    expect(await audits(ticket.id)).toEqual([
      { action: "ticket.article_linked" },
      { action: "ticket.article_unlinked" },
    ]);
    for (const wrong of [
      { ...input, articleId: randomUUID() },
      { ...input, ticketId: "x" },
    ])
      expect(await linkArticle(deps, agent.actor, wrong)).toMatchObject({
        refusals: [{ code: "NOT_FOUND" }],
      });
  });
});
