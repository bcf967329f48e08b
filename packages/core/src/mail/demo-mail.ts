import type { DataSource } from "typeorm";
import type { HandedMail } from "../ports.js";

/** The demo's mailbox: what would have been sent is kept here and leaves the machine by no other way. */
export async function keepDemoMail(
  db: DataSource,
  { id, messageId, to, subject, text, html, at }: HandedMail,
): Promise<void> {
  await db.query(
    `insert into demo_mails (id, message_id, to_address, subject, text, html, created_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (message_id) do nothing`,
    [id, messageId, to, subject, text, html, at],
  );
}
