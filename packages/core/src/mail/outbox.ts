import type { DataSource } from "typeorm";
import type { MailAddresses } from "./incoming/mail-address.js";

/** `mailbox`: the demo's, nothing leaves the machine. `off`: the environment says so. `none`: nobody said where mail goes. */
export type MailWayOut = "smtp" | "mailbox" | "none" | "off";

/** Told by each worker when it starts: for those who look after mail, and so that nobody is known by an address of the support. */
export async function setMailWays(
  db: DataSource,
  wayOut: MailWayOut,
  { support, replyDomain }: MailAddresses,
): Promise<void> {
  await db.query(
    `update mail_outbox set way_out = $1, support_addresses = $2, reply_domain = $3
     where (way_out, support_addresses, reply_domain) is distinct from ($1, $2, $3)`,
    [wayOut, support, replyDomain],
  );
}
