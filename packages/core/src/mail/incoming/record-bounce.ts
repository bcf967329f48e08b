import type { IncomingMailDeps } from "../../deps.js";
import { writeAudit } from "../../audit-trail.js";
import { MaskedText } from "../../masked-text.js";
import type { DeliveryReport } from "../../ports.js";
import type { IncomingMail } from "./incoming-mail.entity.js";
import { writeNote } from "./note-mail.js";
import { mailActor } from "./mail-outcome.js";

const LONGEST_REASON = 500;

/**
 * A server on the way says that a mail of ours did not arrive. The mail shows it; where it says for good that nobody has the address, nothing
 * more is sent there. What the report quotes of the mail is not kept anywhere else.
 */
export async function recordBounce(
  deps: IncomingMailDeps,
  incoming: IncomingMail,
  mailId: string,
  { action, final, diagnostic }: DeliveryReport,
): Promise<void> {
  if (action === "other") return;
  const { db, clock } = deps;
  const at = clock.now();
  const reason = MaskedText.of(diagnostic).text.slice(0, LONGEST_REASON);
  const bounced = await db.transaction(async (tx) => {
    const [[mail]] = await tx.query<[{ toAddress: string; ticketId: string | null }[], number]>(
      `update outgoing_mails set bounced_at = $2, bounce_reason = $3 where id = $1 returning to_address as "toAddress", ticket_id as "ticketId"`,
      [mailId, at, `${action === "delayed" ? "Delayed" : "Not delivered"}: ${reason}`],
    );
    if (mail === undefined) return null;
    const isGone = action === "failed" && final;
    if (isGone) {
      await tx.query(
        "insert into suppressed_addresses (address, mail_id, reason, created_at) values ($1, $2, $3, $4) on conflict (address) do nothing",
        [mail.toAddress, mailId, reason, at],
      );
    }
    await writeAudit(tx, {
      ...{ at, actor: mailActor, action: "mail.bounced", subjectType: "outgoing_mail", subjectId: mailId },
      data: { action, final: isGone, ticketId: mail.ticketId },
    });
    return { ...mail, isGone };
  });
  if (bounced?.ticketId == null || action !== "failed") return;
  const { ticketId, toAddress, isGone } = bounced;
  const rest = isGone ? " Nothing more is sent to this address." : "";
  await writeNote(
    deps,
    incoming,
    ticketId,
    "bounce",
    `A mail to ${toAddress} did not arrive: ${reason}.${rest}`,
  );
}
