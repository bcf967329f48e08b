import { mayHandleFeedback } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { FEEDBACK_COLUMNS, type Feedback } from "./feedback.queries.js";
import { refuseInsights } from "./refuse-insights.js";

export interface HandleFeedbackInput {
  feedbackId: string;
  /** False: it waits again. */
  handled: boolean;
}

export type HandleFeedbackResult = { ok: true; feedback: Feedback } | Refused;

/** Says that feedback was dealt with, or that it was not after all. Saying it twice changes nothing. */
export async function handleFeedback(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { feedbackId, handled }: HandleFeedbackInput,
): Promise<HandleFeedbackResult> {
  const permission = mayHandleFeedback(policyViewer(actor));
  const refusal = refuseInsights(actor) ?? (permission.allowed ? null : refusedBy(permission));
  if (refusal !== null) {
    return refusal;
  }
  const at = deps.clock.now();
  return transact<HandleFeedbackResult>(deps.db, async (tx) => {
    const [feedback] = isId(feedbackId)
      ? await tx.query<Feedback[]>(
          `select ${FEEDBACK_COLUMNS} from article_votes v where v.id = $1 and v.state is not null for update`,
          [feedbackId],
        )
      : [];
    if (feedback === undefined) {
      return refused("NOT_FOUND", "There is no such feedback.", ["feedbackId"]);
    }
    const state = handled ? "handled" : "open";
    if (feedback.state === state) {
      return { ok: true, feedback };
    }
    const by = handled && actor.kind === "person" ? actor.person.id : null;
    const handledAt = handled ? at : null;
    await tx.query("update article_votes set state = $2, handled_by = $3, handled_at = $4 where id = $1", [
      feedback.id,
      state,
      by,
      handledAt,
    ]);
    await writeAudit(tx, {
      at,
      actor,
      action: handled ? "article.feedback_handled" : "article.feedback_reopened",
      subjectType: "article",
      subjectId: feedback.articleId,
      data: { feedbackId: feedback.id },
    });
    return { ok: true, feedback: { ...feedback, state, handledBy: by, handledAt } };
  });
}
