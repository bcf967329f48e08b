import { auditFeedActions, mayReadAuditFeed, mayUseDesk, undoWindowSeconds } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { StatementValues } from "../database/insertion.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { visibleTickets } from "../tickets/visible-tickets.js";

/** Something that staff looked at, decided or did on an account, as its administrators are told. */
export interface AuditFeedRow {
  id: number;
  at: Date;
  action: string;
  personId: string | null;
  personName: string | null;
  ticketId: string | null;
  ticketNumber: number | null;
}

/** Where a page of the feed goes on. */
export type AuditFeedPosition = Pick<AuditFeedRow, "id">;

export interface AuditFeedPage {
  accountId: string;
  first: number;
  after?: AuditFeedPosition | null;
  at: Date;
}

/** Whether the actor may read the feed of the account. */
export function readsAuditFeed(actor: Actor, accountId: string): boolean {
  return mayUseScope(actor, "read_tickets") && mayReadAuditFeed(policyViewer(actor), accountId).allowed;
}

/**
 * What staff looked at, decided and did on an account, the latest first: by the policy's list of what customers are told, and of tickets and
 * refusals that the actor may read. A reply, and what came with it, appears when nobody can take it back any more.
 */
export async function auditFeedPage(
  db: DataSource,
  actor: Actor,
  { accountId, first, after, at }: AuditFeedPage,
): Promise<Page<AuditFeedRow>> {
  if (!isId(accountId) || !readsAuditFeed(actor, accountId)) {
    return { rows: [], hasMore: false };
  }
  const values = new StatementValues();
  const account = `${values.add(accountId)}::uuid`;
  const settled = values.add(new Date(at.getTime() - undoWindowSeconds * 1000));
  const rows = await db.query<AuditFeedRow[]>(
    `select a.id, a.occurred_at as at, a.action, a.actor_id as "personId", p.name as "personName",
       t.id as "ticketId", t.number as "ticketNumber"
     from audit_rows a
     left join people p on p.id = a.actor_id::uuid
     left join attachments f on a.subject_type = 'attachment' and f.id = (case when a.subject_type = 'attachment' then a.subject_id::uuid end)
     left join messages m on m.id = f.message_id and m.kind = 'reply' and (m.visible_at is null or m.visible_at <= ${values.add(at)})
     left join tickets t on t.account_id = ${account}
       and t.id = (case a.subject_type when 'ticket' then a.subject_id::uuid when 'attachment' then m.ticket_id end)
     where a.account_id = ${account} and a.actor_kind = 'staff' and a.action = any(${values.add(auditFeedActions)})
       and a.occurred_at <= ${settled} ${after == null ? "" : `and a.id < ${values.add(after.id)}`}
       and (a.subject_type not in ('ticket', 'attachment') or t.id is not null and ${visibleTickets(actor, "t", values)})
       and (a.subject_type <> 'decision' or ${visibleDecisions(actor, "a", values)})
       and not exists (
         select from audit_rows u where u.subject_type = 'ticket' and u.subject_id = a.subject_id and u.action = 'ticket.reply_undone'
           and u.data->>'messageId' = a.data->>'messageId'
           and (a.action = 'ticket.replied' or (u.data->>'stateRestored')::boolean))
     order by a.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

/** Requests that opened no ticket are read by who asked, and by the admins where they read each other's tickets. */
function visibleDecisions(actor: Actor, alias: string, values: StatementValues): string {
  if (actor.kind !== "person") {
    return "false";
  }
  if (mayUseDesk(policyViewer(actor)).allowed) {
    return "true";
  }
  return `exists (select from decisions d join accounts c on c.id = d.account_id
    where d.id = (case when ${alias}.subject_type = 'decision' then ${alias}.subject_id::uuid end)
      and (d.person_id = ${values.add(actor.person.id)} or c.ticket_sharing = 'admins'))`;
}
