import { mayWithdraw } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { revisionAccess } from "./load-revision.js";
import { moveRevision, type RevisionResult } from "./move-revision.js";

/** An author takes their own submission back, before somebody reviewed it. */
export function withdrawRevision(
  deps: CoreDeps,
  actor: Actor,
  input: { revisionId: string },
): Promise<RevisionResult> {
  return moveRevision(deps, actor, input.revisionId, {
    act: "withdraw",
    action: "article.withdrawn",
    permission: (revision) => mayWithdraw(policyViewer(actor), revisionAccess(revision)),
  });
}
