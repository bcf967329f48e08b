import type { Readable } from "node:stream";
import { mayOpenAttachment } from "@recourse/policy";
import { policyViewer, type Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import type { Attachment } from "./attachment.entity.js";
import { findAttachment } from "./attachment.queries.js";

/**
 * The file under this key, for whoever may read it at this moment: each time it is asked anew, and written down. Null otherwise, whether or
 * not there is one.
 */
export async function downloadAttachment(
  { db, clock, files }: Pick<CoreDeps, "db" | "clock" | "files">,
  actor: Actor,
  { storageKey }: { storageKey: string },
): Promise<{ attachment: Attachment; content: Readable } | null> {
  const at = clock.now();
  const found = await findAttachment({ db, now: at }, actor, { storageKey });
  if (found === null || found.attachment.removedAt !== null) return null;
  if (!mayOpenAttachment(policyViewer(actor), found.attachment).allowed) return null;
  const content = await files.read(storageKey);
  if (content === null) return null;
  const { attachment, ticket } = found;
  try {
    await writeAudit(db.manager, {
      ...{ at, actor, action: "attachment.read", subjectType: "attachment", subjectId: attachment.id },
      accountId: ticket?.accountId ?? null,
      data: { ticketId: ticket?.id ?? null },
    });
  } catch (cause) {
    content.destroy();
    throw cause;
  }
  return { attachment, content };
}
