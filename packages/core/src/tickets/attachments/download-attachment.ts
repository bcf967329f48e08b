import type { Readable } from "node:stream";
import { mayOpenAttachment } from "@recourse/policy";
import { claimStaffViews, countsReading } from "../../accounts/staff-reading/record-staff-views.js";
import { policyViewer, type Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import type { Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import type { Attachment } from "./attachment.entity.js";
import { findAttachment, type ReadableAttachment } from "./attachment.queries.js";

type Deps = Pick<CoreDeps, "db" | "clock" | "files" | "policy">;
export type DownloadAttachmentResult =
  { ok: true; attachment: Attachment; content: Readable } | Refused | null;

/**
 * The file under this key, for whoever may read it at this moment: each time it is asked anew, and written down. Null otherwise, whether or
 * not there is one; refused for staff who opened as many as the policy has for one person.
 */
export async function downloadAttachment(
  deps: Deps,
  actor: Actor,
  { storageKey }: { storageKey: string },
): Promise<DownloadAttachmentResult> {
  const at = deps.clock.now();
  const found = await findAttachment({ db: deps.db, now: at }, actor, { storageKey });
  if (found === null || found.attachment.removedAt !== null) return null;
  if (!mayOpenAttachment(policyViewer(actor), found.attachment).allowed) return null;
  const content = await deps.files.read(storageKey);
  if (content === null) return null;
  try {
    const recorded = await recordReading(deps, actor, found, at);
    if (recorded.ok) return { ok: true, attachment: found.attachment, content };
    content.destroy();
    return recorded;
  } catch (cause) {
    content.destroy();
    throw cause;
  }
}

/** Every opening is a row, also the second of the same file; what is counted of staff is different files. */
async function recordReading(
  deps: Deps,
  actor: Actor,
  { attachment: { id }, ticket }: ReadableAttachment,
  at: Date,
): Promise<{ ok: true } | Refused> {
  const accountId = ticket?.accountId ?? null;
  return transact<{ ok: true } | Refused>(
    deps.db,
    async (tx) => {
      if (countsReading(actor)) {
        const claimed = await claimStaffViews(
          tx,
          deps,
          actor,
          [{ subject: "attachment", id, accountId }],
          at,
        );
        if (!claimed.ok) return claimed;
      }
      await writeAudit(tx, {
        ...{ at, actor, action: "attachment.read", subjectType: "attachment", subjectId: id, accountId },
        data: { ticketId: ticket?.id ?? null },
      });
      return { ok: true };
    },
    () => true,
  );
}
