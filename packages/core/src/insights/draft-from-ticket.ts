import { mayDraftFromTicket, maskPersonalData } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { RevisionResult } from "../articles/move-revision.js";
import { saveDraft } from "../articles/save-draft.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { findTicketById } from "../tickets/ticket.queries.js";
import type { Ticket } from "../tickets/ticket.entity.js";
import { insertLink, writeLinkAudit } from "./link-article.js";
import { refuseInsights } from "./refuse-insights.js";

/**
 * Makes a draft out of a ticket's subject and our last reply, for staff alone until somebody says otherwise. Names of the customer's
 * people, addresses and secrets do not come with them; somebody still reads it before it is published.
 */
export async function draftFromTicket(
  deps: CoreDeps,
  actor: Actor,
  { ticketId }: { ticketId: string },
): Promise<RevisionResult> {
  const refusal = refuseInsights(actor);
  if (refusal !== null) {
    return refusal;
  }
  const ticket = await findTicketById(deps.db, actor, ticketId);
  if (ticket === null) {
    return refused("NOT_FOUND", "There is no such ticket, or you may not read it.", ["ticketId"]);
  }
  const reply = await lastReply(deps.db, ticket.id);
  const permission = mayDraftFromTicket(policyViewer(actor), { answered: reply !== null });
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  const names = await customerNames(deps.db, ticket);
  const masked = (text: string) => maskPersonalData(text, names);
  const at = deps.clock.now();
  const draft = {
    categoryId: null,
    audience: "staff" as const,
    title: masked(ticket.subject),
    summary: "",
    body: `## What happens\n\n*Say it in the words that readers search for.*\n\n## What to do\n\n${masked(reply ?? "")}`,
    reason: `Drafted out of ticket #${ticket.number}`,
  };
  return saveDraft(deps, actor, draft, async (tx, articleId) => {
    if (!(await insertLink(tx, actor, { articleId, ticketId: ticket.id, drafted: true, at }))) {
      return refused("CONFLICT", "An article was drafted out of this ticket already. Go on with that one.", [
        "ticketId",
      ]);
    }
    await writeLinkAudit(tx, actor, { ticket, articleId, action: "ticket.article_drafted", at });
    return null;
  });
}

async function lastReply(db: DataSource, ticketId: string): Promise<string | null> {
  const [message] = await db.query<{ body: string }[]>(
    `select body from messages where ticket_id = $1 and by_staff and kind = 'reply' order by created_at desc, id desc limit 1`,
    [ticketId],
  );
  return message?.body ?? null;
}

/** Of the account, and of everybody of the customer's who asked or wrote. */
async function customerNames(
  db: DataSource,
  ticket: Pick<Ticket, "id" | "accountId" | "requesterId">,
): Promise<{ names: string[]; people: string[] }> {
  const rows = await db.query<{ name: string; person: boolean }[]>(
    `select name, false as person from accounts where id = $2
     union select name, true from people where id = $3
     union select p.name, true from people p join messages m on m.author_id = p.id where m.ticket_id = $1 and not m.by_staff`,
    [ticket.id, ticket.accountId, ticket.requesterId],
  );
  const named = (person: boolean) => rows.filter((row) => row.person === person).map(({ name }) => name);
  return { names: named(false), people: named(true) };
}
