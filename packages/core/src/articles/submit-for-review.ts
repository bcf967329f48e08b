import { maySubmitForReview } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { revisionAccess } from "./load-revision.js";
import { moveRevision, type RevisionResult } from "./move-revision.js";

export function submitForReview(
  deps: CoreDeps,
  actor: Actor,
  input: { revisionId: string },
): Promise<RevisionResult> {
  return moveRevision(deps, actor, input.revisionId, {
    act: "submit_for_review",
    action: "article.submitted",
    permission: (revision) => maySubmitForReview(policyViewer(actor), revisionAccess(revision)),
  });
}
