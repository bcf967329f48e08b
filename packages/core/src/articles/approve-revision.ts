import { mayApproveRevision } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { checkText } from "../text.js";
import { revisionAccess } from "./load-revision.js";
import { moveRevision, type RevisionResult } from "./move-revision.js";
import { writeReview } from "./write-review.js";

export interface ApproveRevisionInput {
  revisionId: string;
  /** A lead's reason to approve what they wrote themselves; kept with the approval. */
  waiverReason?: string | null;
}

export async function approveRevision(
  deps: CoreDeps,
  actor: Actor,
  input: ApproveRevisionInput,
): Promise<RevisionResult> {
  const waiver = checkText(input.waiverReason ?? "", {
    path: ["waiverReason"],
    name: "The reason",
    max: 500,
    min: 0,
  });
  if (!waiver.ok) {
    return waiver;
  }
  const approver = actor.kind === "person" ? actor.person.id : null;
  return moveRevision(deps, actor, input.revisionId, {
    act: "approve",
    action: "article.approved",
    permission: (revision) => mayApproveRevision(policyViewer(actor), revisionAccess(revision), waiver.text),
    changes: ({ authorId }) => ({
      approvedBy: approver,
      approvalWaiver: authorId === approver ? waiver.text : null,
    }),
    after: (tx, _article, { id: revisionId, authorId }, at) =>
      writeReview(tx, {
        ...{ revisionId, verdict: "approved", reviewerId: approver },
        words: authorId === approver ? waiver.text : null,
        createdAt: at,
      }),
  });
}
