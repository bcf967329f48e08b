import type { DataSource } from "typeorm";
import { isId } from "../id.js";
import type { HandedMail } from "../ports.js";

/** The demo's mailbox: what would have been sent is kept here and leaves the machine by no other way. */
export async function keepDemoMail(
  db: DataSource,
  { id, messageId, to, replyTo, subject, text, html, at }: HandedMail,
): Promise<void> {
  await db.query(
    `insert into demo_mails (id, message_id, to_address, subject, text, html, created_at, reply_to) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (message_id) do nothing`,
    [id, messageId, to, subject, text, html, at, replyTo],
  );
}

export interface DemoMail {
  id: string;
  to: string;
  /** Null: nobody reads answers to it. */
  replyTo: string | null;
  subject: string;
  text: string;
  html: string;
  at: Date;
}

const DEMO_MAIL = `id, to_address as "to", reply_to as "replyTo", subject, text, html, created_at as at`;

/** Newest first; to one address, or to all. */
export function listDemoMails(
  db: DataSource,
  { to, first }: { to: string | null; first: number },
): Promise<Omit<DemoMail, "text" | "html" | "replyTo">[]> {
  return db.query(
    `select id, to_address as "to", subject, created_at as at from demo_mails
     where $1::text is null or lower(to_address) = lower($1) order by created_at desc, id desc limit $2`,
    [to, first],
  );
}

export async function findDemoMail(db: DataSource, id: string): Promise<DemoMail | null> {
  const [mail] = isId(id)
    ? await db.query<DemoMail[]>(`select ${DEMO_MAIL} from demo_mails where id = $1`, [id])
    : [];
  return mail ?? null;
}
