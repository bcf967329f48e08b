import { MAIL_TRIED_HOURS, nextMailState, type MailState } from "@recourse/policy";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { enqueue } from "../jobs.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { mailJob } from "./enqueue-mail.js";
import { refuseTendingMail } from "./tend-mail.js";

export type SendMailAgainResult = { ok: true; mailId: string } | Refused;

const HOUR_MS = 3_600_000;

/** A lead's word that a mail may go out once more, although it may have arrived: it keeps its Message-ID, by which programs tell. */
export async function sendMailAgain(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { mailId }: { mailId: string },
): Promise<SendMailAgainResult> {
  const refusal = refuseTendingMail(actor);
  if (refusal !== null) return refusal;
  const at = clock.now();
  return transact<SendMailAgainResult>(db, async (tx) => {
    const [mail] = isId(mailId)
      ? await tx.query<{ state: MailState; template: string }[]>(
          "select state, template from outgoing_mails where id = $1 for update",
          [mailId],
        )
      : [];
    if (mail === undefined) return refused("NOT_FOUND", "There is no such mail.", ["mailId"]);
    const state = nextMailState(mail.state, "send_again");
    if (state === null) {
      return refused("STATE_NOT_ALLOWED", "Only a mail that nobody tries to send any more is sent again.", [
        "mailId",
      ]);
    }
    await tx.query(
      `update outgoing_mails set state = $2, attempts = 0, next_attempt_at = null, handed_over_at = null, tried_until = $3 where id = $1`,
      [mailId, state, new Date(at.getTime() + MAIL_TRIED_HOURS * HOUR_MS)],
    );
    await enqueue(tx, "send-mail", { mailId }, mailJob(mailId));
    await writeAudit(tx, {
      ...{ at, actor, action: "mail.sent_again", subjectType: "mail", subjectId: mailId },
      data: { from: mail.state, template: mail.template },
    });
    return { ok: true, mailId };
  });
}
