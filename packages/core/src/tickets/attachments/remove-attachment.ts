import { mayRemoveAttachment } from "@recourse/policy";
import { policyViewer, type Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { refuseTicketScope } from "../ticket-role.js";
import { Attachment } from "./attachment.entity.js";
import { findAttachment } from "./attachment.queries.js";

export interface RemoveAttachmentInput {
  attachmentId: string;
  /** Everybody who could read the file reads it. */
  reason: string;
}

export type RemoveAttachmentResult = { ok: true; attachment: Attachment } | Refused;

/** Takes a file away from everybody, at once and for good; its message tells who did it and why. */
export async function removeAttachment(
  deps: Pick<CoreDeps, "db" | "clock" | "files">,
  actor: Actor,
  input: RemoveAttachmentInput,
): Promise<RemoveAttachmentResult> {
  const reason = checkText(input.reason, { path: ["reason"], name: "The reason", max: 300 });
  if (!reason.ok) return reason;
  const { db, clock, files } = deps;
  const at = clock.now();
  const removed = await transact<RemoveAttachmentResult>(db, async (tx) => {
    const found = await findAttachment({ db: tx, now: at }, actor, { id: input.attachmentId });
    if (found === null || found.ticket === null)
      return refused("NOT_FOUND", "There is no such file, or you may not read it.", ["attachmentId"]);
    const permission = mayRemoveAttachment(policyViewer(actor));
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null) return refusal;
    const removedBy = actor.kind === "person" ? actor.person.id : null;
    const [[attachment]] = await tx.query<[Attachment[], number]>(
      `update attachments a set removed_at = $2, removed_by = $3, removal_reason = $4
       where id = $1 and removed_at is null returning ${columnsOf(tx, Attachment, "a")}`,
      [found.attachment.id, at, removedBy, reason.text],
    );
    // Somebody was quicker: it is gone, as was asked.
    if (attachment === undefined) return { ok: true, attachment: found.attachment };
    const { id, mediaType, bytes, sha256 } = attachment;
    await writeAudit(tx, {
      ...{ at, actor, action: "attachment.removed", subjectType: "attachment", subjectId: id },
      accountId: found.ticket.accountId,
      data: { ticketId: found.ticket.id, mediaType, bytes, sha256, reason: reason.text },
    });
    return { ok: true, attachment };
  });
  if (!removed.ok) return removed;
  // Should this be cut off, the sweep goes on from the mark.
  await files.remove(removed.attachment.storageKey);
  await db.query("update attachments set purged_at = $2 where id = $1 and purged_at is null", [
    removed.attachment.id,
    clock.now(),
  ]);
  return removed;
}
