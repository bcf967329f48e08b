import {
  mayActOnIncomingMail,
  mayReviewMail,
  nextIncomingMailState,
  type IncomingMailAct,
} from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { isId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { IncomingMail } from "./incoming-mail.entity.js";

export type ReviewMailResult = { ok: true } | Refused;
export type ReviewMailAct = Extract<IncomingMailAct, "release" | "delete" | "read_again">;

/** Null for those who look through what came in. */
export function refuseReviewingMail(actor: Actor): Refused | null {
  if (actor.kind === "anonymous") return refused("NOT_SIGNED_IN", "Sign in to look through incoming mail.");
  const permission = mayReviewMail(policyViewer(actor));
  if (!permission.allowed) return refusedBy(permission);
  return mayUseScope(actor, "desk") ? null : refuseScope("desk");
}

/**
 * What staff do with a mail that waits for them. Released, or read again, it is looked at once more by the worker; deleted, its words and
 * bytes are gone, and that it came stays on record.
 */
export async function reviewMail(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { mailId, act }: { mailId: string; act: ReviewMailAct },
): Promise<ReviewMailResult> {
  const refusal = refuseReviewingMail(actor);
  if (refusal !== null) return refusal;
  return transact<ReviewMailResult>(db, async (tx) => {
    const [mail] = isId(mailId)
      ? await tx.query<IncomingMail[]>(
          `select ${columnsOf(tx, IncomingMail, "m")} from incoming_mails m where m.id = $1 for update`,
          [mailId],
        )
      : [];
    if (mail === undefined) return refused("NOT_FOUND", "There is no such mail.", ["mailId"]);
    const permission = mayActOnIncomingMail(policyViewer(actor), mail.state, act);
    const next = nextIncomingMailState(mail.state, act);
    if (next === null || !permission.allowed) return refusedBy(permission);
    if (act === "release" && mail.fromAddress === null) {
      return refused(
        "STATE_NOT_ALLOWED",
        "Nobody can tell for certain whom this mail is from: it cannot be released.",
      );
    }
    const at = clock.now();
    await tx.query(
      `update incoming_mails set state = $2, reviewed_by = $3, reviewed_at = $4, attempts = 0, next_attempt_at = null,
         subject = case when $5 then null else subject end, body = case when $5 then null else body end
       where id = $1`,
      [mailId, next, actor.kind === "person" ? actor.person.id : null, at, act === "delete"],
    );
    if (act === "delete") await tx.query("delete from incoming_mail_parts where mail_id = $1", [mailId]);
    await writeAudit(tx, {
      ...{ at, actor, action: AUDITED[act], subjectType: "incoming_mail", subjectId: mailId },
      data: { cause: mail.cause, ticketId: mail.ticketId },
    });
    return { ok: true };
  });
}

const AUDITED: Readonly<Record<ReviewMailAct, string>> = {
  release: "mail.released",
  delete: "mail.deleted",
  read_again: "mail.read_again",
};
