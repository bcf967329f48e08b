import { mayReleaseAttachment } from "@recourse/policy";
import { policyViewer, type Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { recordRefusedAct } from "../../refused-act.js";
import { transact } from "../../transaction.js";
import { refuseTicketScope } from "../ticket-role.js";
import { Attachment } from "./attachment.entity.js";
import { findAttachment } from "./attachment.queries.js";

export type ReleaseAttachmentResult = { ok: true; attachment: Attachment } | Refused;

/** Lets those who read its message open a file that was held. Saying it twice changes nothing. */
export async function releaseAttachment(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { attachmentId }: { attachmentId: string },
): Promise<ReleaseAttachmentResult> {
  const at = deps.clock.now();
  const result = await transact<ReleaseAttachmentResult>(deps.db, async (tx) => {
    const found = await findAttachment({ db: tx, now: at }, actor, { id: attachmentId });
    if (found === null || found.ticket === null || found.attachment.removedAt !== null)
      return refused("NOT_FOUND", "There is no such file, or you may not read it.", ["attachmentId"]);
    const permission = mayReleaseAttachment(policyViewer(actor));
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null) return refusal;
    const [[attachment]] = await tx.query<[Attachment[], number]>(
      `update attachments a set released_at = $2, released_by = $3
       where id = $1 and released_at is null and removed_at is null returning ${columnsOf(tx, Attachment, "a")}`,
      [found.attachment.id, at, actor.kind === "person" ? actor.person.id : null],
    );
    if (attachment === undefined) return { ok: true, attachment: found.attachment };
    const { id, mediaType, sha256 } = attachment;
    await writeAudit(tx, {
      ...{ at, actor, action: "attachment.released", subjectType: "attachment", subjectId: id },
      accountId: found.ticket.accountId,
      data: { ticketId: found.ticket.id, mediaType, sha256 },
    });
    return { ok: true, attachment };
  });
  const act = { action: "attachment.released", subjectType: "attachment", subjectId: attachmentId };
  return recordRefusedAct(deps, actor, act, result);
}
