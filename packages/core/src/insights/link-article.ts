import { mayLinkArticle } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { findTicketById } from "../tickets/ticket.queries.js";
import type { Ticket } from "../tickets/ticket.entity.js";
import { refuseInsights } from "./refuse-insights.js";

export interface LinkArticleInput {
  articleId: string;
  ticketId: string;
}

export type LinkArticleResult = { ok: true; ticket: Ticket; articleId: string } | Refused;

/** Says that an article answers a ticket. Saying it twice changes nothing. */
export function linkArticle(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: LinkArticleInput,
): Promise<LinkArticleResult> {
  const at = deps.clock.now();
  return change(deps, actor, input, async (tx, ticket) => {
    const added = await insertLink(tx, actor, { ...input, drafted: false, at });
    if (added) {
      await writeLinkAudit(tx, actor, { ticket, ...input, action: "ticket.article_linked", at });
    }
  });
}

/** Takes that back; the article stays. */
export function unlinkArticle(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: LinkArticleInput,
): Promise<LinkArticleResult> {
  const at = deps.clock.now();
  return change(deps, actor, input, async (tx, ticket) => {
    const [, count] = await tx.query<[unknown[], number]>(
      "delete from article_tickets where article_id = $1 and ticket_id = $2",
      [input.articleId, input.ticketId],
    );
    if (count > 0) {
      await writeLinkAudit(tx, actor, { ticket, ...input, action: "ticket.article_unlinked", at });
    }
  });
}

async function change(
  { db }: Pick<CoreDeps, "db">,
  actor: Actor,
  { articleId, ticketId }: LinkArticleInput,
  write: (tx: EntityManager, ticket: Ticket) => Promise<void>,
): Promise<LinkArticleResult> {
  const permission = mayLinkArticle(policyViewer(actor));
  const refusal = refuseInsights(actor) ?? (permission.allowed ? null : refusedBy(permission));
  if (refusal !== null) {
    return refusal;
  }
  return transact<LinkArticleResult>(db, async (tx) => {
    const ticket = await findTicketById(tx, actor, ticketId);
    if (ticket === null) {
      return refused("NOT_FOUND", "There is no such ticket, or you may not read it.", ["ticketId"]);
    }
    const found = isId(articleId)
      ? await tx.query<unknown[]>("select 1 as one from articles where id = $1 for key share", [articleId])
      : [];
    if (found.length === 0) {
      return refused("NOT_FOUND", "There is no such article.", ["articleId"]);
    }
    await write(tx, ticket);
    return { ok: true, ticket, articleId };
  });
}

/** False where there is such a link already. */
export async function insertLink(
  tx: EntityManager,
  actor: Actor,
  { articleId, ticketId, drafted, at }: LinkArticleInput & { drafted: boolean; at: Date },
): Promise<boolean> {
  const inserted = await tx.query<unknown[]>(
    `insert into article_tickets (article_id, ticket_id, drafted, linked_by, linked_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning 1 as one`,
    [articleId, ticketId, drafted, actor.kind === "person" ? actor.person.id : null, at],
  );
  return inserted.length > 0;
}

export function writeLinkAudit(
  tx: EntityManager,
  actor: Actor,
  { ticket, articleId, action, at }: { ticket: Ticket; articleId: string; action: string; at: Date },
): Promise<void> {
  return writeAudit(tx, {
    at,
    actor,
    action,
    subjectType: "ticket",
    subjectId: ticket.id,
    accountId: ticket.accountId,
    data: { articleId },
  });
}
