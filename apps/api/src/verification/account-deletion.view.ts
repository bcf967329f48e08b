import { policyViewer, STOP_LINK, type AccountDeletion as DeletionRow } from "@recourse/core";
import { mayReadDeletion, mayStopDeletion } from "@recourse/policy";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import type { AccountDeletion } from "./account-deletion.type.js";

/** For who may see it, or has the link that the administrators were sent; null for everybody else. */
export function deletionView(
  row: DeletionRow | null,
  { actor, deps }: RequestContext,
  token: string | null = null,
): AccountDeletion | null {
  if (row === null) return null;
  const viewer = policyViewer(actor);
  const byLink = token !== null && deps.codes.isLinkToken(STOP_LINK, row.id, token);
  if (!byLink && !mayReadDeletion(viewer, row).allowed) return null;
  const { state, approvedAt, runsAt, stoppedAt, stoppedBy, doneAt, certificateNumber } = row;
  const isOver = { allowed: false, code: "not_in_this_state", message: "This deletion is over." };
  return {
    row,
    id: globalId("AccountDeletion", row.id),
    ...{ state, approvedAt, runsAt, stoppedAt, stoppedBy, doneAt, certificateNumber },
    viewerCanStop: !byLink
      ? mayStopDeletion(viewer, row)
      : state === "scheduled"
        ? { allowed: true, code: "allowed", message: null }
        : isOver,
  };
}
