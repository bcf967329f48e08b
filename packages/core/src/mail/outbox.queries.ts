import type { MailState } from "@recourse/policy";
import type { DataSource } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { pageOf, type Page } from "../page.js";
import { OutgoingMail } from "./outgoing-mail.entity.js";
import type { MailWayOut } from "./outbox.js";
import { refuseTendingMail } from "./tend-mail.js";

export interface MailOutbox {
  wayOut: MailWayOut;
  pausedAt: Date | null;
  pausedReason: string | null;
  /** With those that are being sent. */
  waiting: number;
  uncertain: number;
  dead: number;
  oldestWaitingAt: Date | null;
}

/** How outgoing mail is doing; null for those who do not look after it. */
export async function readMailOutbox(db: DataSource, actor: Actor): Promise<MailOutbox | null> {
  if (refuseTendingMail(actor) !== null) return null;
  const [outbox] = await db.query<MailOutbox[]>(
    `select o.way_out as "wayOut", o.paused_at as "pausedAt", o.paused_reason as "pausedReason",
       (select count(*) from outgoing_mails where state in ('waiting', 'sending')) as waiting,
       (select count(*) from outgoing_mails where state in ('uncertain', 'dead') and state = 'uncertain') as uncertain,
       (select count(*) from outgoing_mails where state in ('uncertain', 'dead') and state = 'dead') as dead,
       (select min(created_at) from outgoing_mails where state in ('waiting', 'sending')) as "oldestWaitingAt"
     from mail_outbox o`,
  );
  return outbox ?? null;
}

export interface ListedMail extends OutgoingMail {
  ticketNumber: number | null;
}

export type MailPosition = Pick<OutgoingMail, "createdAt" | "id">;

const listedMail = (db: DataSource): string =>
  `select ${columnsOf(db, OutgoingMail, "m")}, t.number as "ticketNumber" from outgoing_mails m left join tickets t on t.id = m.ticket_id`;

/** Newest first. Whoever does not look after mail gets an empty page. */
export async function listOutgoingMails(
  db: DataSource,
  actor: Actor,
  { states, first, after }: { states: readonly MailState[]; first: number; after?: MailPosition | null },
): Promise<Page<ListedMail>> {
  if (refuseTendingMail(actor) !== null) return { rows: [], hasMore: false };
  const values = new StatementValues();
  const behind =
    after == null
      ? ""
      : `and (m.created_at, m.id) < (${values.add(after.createdAt)}::timestamptz, ${values.add(after.id)}::uuid)`;
  const rows = await db.query<ListedMail[]>(
    `${listedMail(db)} where m.state = any(${values.add(states)}) ${behind}
     order by m.created_at desc, m.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

export async function findOutgoingMail(db: DataSource, actor: Actor, id: string): Promise<ListedMail | null> {
  if (refuseTendingMail(actor) !== null) return null;
  const [row] = await db.query<ListedMail[]>(`${listedMail(db)} where m.id = $1`, [id]);
  return row ?? null;
}
