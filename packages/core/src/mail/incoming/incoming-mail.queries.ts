import { mayReadRawMail } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import { StatementValues } from "../../database/insertion.js";
import type { CoreDeps } from "../../deps.js";
import { isId } from "../../id.js";
import { pageOf, type Page } from "../../page.js";
import { readMailPieces } from "./accept-mail.js";
import { IncomingMail } from "./incoming-mail.entity.js";
import { refuseReviewingMail } from "./review-mail.js";

export interface ListedIncomingMail extends IncomingMail {
  ticketNumber: number | null;
}

export type IncomingMailPosition = Pick<IncomingMail, "receivedAt" | "id">;

const listed = (db: DataSource): string =>
  `select ${columnsOf(db, IncomingMail, "m")}, t.number as "ticketNumber" from incoming_mails m left join tickets t on t.id = m.ticket_id`;

/** What waits for somebody to look at it, newest first. Whoever does not review mail gets an empty page. */
export async function listMailsToReview(
  db: DataSource,
  actor: Actor,
  { first, after }: { first: number; after?: IncomingMailPosition | null },
): Promise<Page<ListedIncomingMail>> {
  if (refuseReviewingMail(actor) !== null) return { rows: [], hasMore: false };
  const values = new StatementValues();
  const behind =
    after == null
      ? ""
      : `and (m.received_at, m.id) < (${values.add(after.receivedAt)}::timestamptz, ${values.add(after.id)}::uuid)`;
  const rows = await db.query<ListedIncomingMail[]>(
    `${listed(db)} where m.state in ('quarantined', 'parked') ${behind}
     order by m.received_at desc, m.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

/** Null where there is none, or the actor does not review mail. */
export async function findIncomingMail(
  db: DataSource,
  actor: Actor,
  id: string,
): Promise<ListedIncomingMail | null> {
  if (refuseReviewingMail(actor) !== null || !isId(id)) return null;
  const [row] = await db.query<ListedIncomingMail[]>(`${listed(db)} where m.id = $1`, [id]);
  return row ?? null;
}

/** How many wait; null for those who do not review mail. */
export async function countMailsToReview(db: DataSource, actor: Actor): Promise<number | null> {
  if (refuseReviewingMail(actor) !== null) return null;
  const [row] = await db.query<{ count: number }[]>(
    "select count(*) as count from incoming_mails where state in ('quarantined', 'parked')",
  );
  return row?.count ?? 0;
}

/**
 * A mail as it came, secrets and all; null where there is none, or the actor may not have it. That it was read is on record before the first
 * byte is.
 */
export async function readRawMail(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  id: string,
): Promise<AsyncIterable<Buffer> | null> {
  if (!mayReadRawMail(policyViewer(actor)).allowed || !mayUseScope(actor, "desk") || !isId(id)) return null;
  const [row] = await db.query<unknown[]>(
    "select 1 from incoming_mail_parts where mail_id = $1 and position = 0",
    [id],
  );
  if (row === undefined) return null;
  await writeAudit(db.manager, {
    ...{ at: clock.now(), actor, action: "mail.raw_read", subjectType: "incoming_mail", subjectId: id },
  });
  return readMailPieces(db, id);
}
