import { mayUseDesk } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { refuseScope } from "../actor.js";
import { transact } from "../transaction.js";
import { FEEDBACK_REQUESTS, hearsFeedback, type FeedbackRequest } from "./feedback-request.queries.js";

export interface ReadFeedbackInput {
  /** Of its decision. */
  feedbackId: string;
  /** False: it is for somebody else to read. */
  read: boolean;
}

export type ReadFeedbackResult = { ok: true; feedback: FeedbackRequest } | Refused;

/** Somebody read what a customer thinks, or leaves it to others. The first reader stays the reader. */
export async function readFeedback(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { feedbackId, read }: ReadFeedbackInput,
): Promise<ReadFeedbackResult> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  const permission = mayUseDesk(policyViewer(actor));
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  if (!hearsFeedback(actor)) {
    return refuseScope("desk");
  }
  const at = deps.clock.now();
  return transact<ReadFeedbackResult>(deps.db, async (tx) => {
    const [feedback] = isId(feedbackId)
      ? await tx.query<FeedbackRequest[]>(`${FEEDBACK_REQUESTS} and d.id = $1 for update of d`, [feedbackId])
      : [];
    if (feedback === undefined) {
      return refused("NOT_FOUND", "There is no such feedback.", ["feedbackId"]);
    }
    if ((feedback.readAt !== null) === read) {
      return { ok: true, feedback };
    }
    await tx.query(
      read
        ? "insert into feedback_readings (decision_id, read_by, read_at) values ($1, $2, $3)"
        : "delete from feedback_readings where decision_id = $1",
      read ? [feedback.id, actor.person.id, at] : [feedback.id],
    );
    await writeAudit(tx, {
      at,
      actor,
      action: read ? "feedback.read" : "feedback.unread",
      subjectType: "decision",
      subjectId: feedback.id,
      accountId: feedback.accountId,
    });
    const reader = read ? { readBy: actor.person.id, readAt: at } : { readBy: null, readAt: null };
    return { ok: true, feedback: { ...feedback, ...reader } };
  });
}
