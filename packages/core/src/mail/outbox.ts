import type { DataSource } from "typeorm";

/** `mailbox`: the demo's, nothing leaves the machine. `off`: the environment says so. `none`: nobody said where mail goes. */
export type MailWayOut = "smtp" | "mailbox" | "none" | "off";

/** Told by each worker when it starts, for those who look after mail. */
export async function setMailWayOut(db: DataSource, wayOut: MailWayOut): Promise<void> {
  await db.query("update mail_outbox set way_out = $1 where way_out <> $1", [wayOut]);
}
