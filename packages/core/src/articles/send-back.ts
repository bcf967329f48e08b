import { maySendBack } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { checkText } from "../text.js";
import { revisionAccess } from "./load-revision.js";
import { moveRevision, type RevisionResult } from "./move-revision.js";
import { writeReview } from "./write-review.js";

export interface SendBackInput {
  revisionId: string;
  /** What the author is to change. */
  words: string;
}

/** Back to its author, as a draft, with the reviewer's words. An approval it had is gone. */
export async function sendBack(deps: CoreDeps, actor: Actor, input: SendBackInput): Promise<RevisionResult> {
  const checked = checkText(input.words, { path: ["words"], name: "What is to be changed", max: 4_000 });
  if (!checked.ok) {
    return checked;
  }
  const words = checked.text;
  const reviewerId = actor.kind === "person" ? actor.person.id : null;
  return moveRevision(deps, actor, input.revisionId, {
    act: "send_back",
    action: "article.sent_back",
    permission: (revision) => maySendBack(policyViewer(actor), revisionAccess(revision)),
    changes: () => ({ approvedBy: null, approvalWaiver: null }),
    after: (tx, _article, { id: revisionId }, at) =>
      writeReview(tx, { revisionId, verdict: "sent_back", words, reviewerId, createdAt: at }),
  });
}
