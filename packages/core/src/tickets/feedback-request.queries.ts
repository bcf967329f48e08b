import { mayUseDesk } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { pageOf, type Page } from "../page.js";

type Db = DataSource | EntityManager;

/** A request of kind feedback: what somebody thinks of the product, and is not asking to be helped with. */
export interface FeedbackRequest {
  /** Of its decision. */
  id: string;
  receivedAt: Date;
  accountId: string | null;
  /** Null: a visitor who was not signed in. */
  personId: string | null;
  /** Of the ticket that earlier versions opened for it. */
  ticketId: string | null;
  subject: string;
  body: string;
  readBy: string | null;
  readAt: Date | null;
}

/** The decision on receipt; reopening a ticket of this kind decides anew, and says nothing new. Its text is the ticket's where it has one. */
export const FEEDBACK_REQUESTS = `select d.id, d.received_at as "receivedAt", d.account_id as "accountId", d.person_id as "personId",
    d.ticket_id as "ticketId", coalesce(d.subject, t.subject, '') as subject,
    coalesce(d.body, (select m.body from messages m where m.ticket_id = t.id order by m.created_at, m.id limit 1), '') as body,
    f.read_by as "readBy", f.read_at as "readAt"
  from decisions d left join tickets t on t.id = d.ticket_id left join feedback_readings f on f.decision_id = d.id
  where d.kind = 'feedback' and d.outcome = 'accept'
    and not exists (select from decisions e where e.ticket_id = d.ticket_id and (e.received_at, e.id) < (d.received_at, d.id))`;

/** Where a page of feedback goes on. */
export type FeedbackRequestPosition = Pick<FeedbackRequest, "receivedAt" | "id">;

/** Feedback, the newest first: only what nobody read yet (`read` false), only what somebody did (true), or all. Staff alone. */
export async function listFeedbackRequests(
  db: Db,
  actor: Actor,
  {
    first,
    after,
    read = null,
  }: { first: number; after?: FeedbackRequestPosition | null; read?: boolean | null },
): Promise<Page<FeedbackRequest>> {
  if (!hearsFeedback(actor)) {
    return { rows: [], hasMore: false };
  }
  const rows = await db.query<FeedbackRequest[]>(
    `${FEEDBACK_REQUESTS} ${readCondition(read)}
       and ($2::timestamptz is null or (d.received_at, d.id) < ($2, $3::uuid))
     order by d.received_at desc, d.id desc limit $1`,
    [first + 1, after?.receivedAt ?? null, after?.id ?? null],
  );
  return pageOf(rows, first);
}

export async function countUnreadFeedback(db: Db, actor: Actor): Promise<number> {
  if (!hearsFeedback(actor)) {
    return 0;
  }
  const [row] = await db.query<{ count: number }[]>(
    `select count(*) from (${FEEDBACK_REQUESTS} ${readCondition(false)}) unread`,
  );
  return row?.count ?? 0;
}

export function hearsFeedback(actor: Actor): boolean {
  return mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

function readCondition(read: boolean | null): string {
  return read === null ? "" : `and f.read_at is ${read ? "not " : ""}null`;
}
