import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { isId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";

/** Takes an upload back that no message took along: its uploader thought better of it. */
export async function discardUpload(
  { db, clock, files }: Pick<CoreDeps, "db" | "clock" | "files">,
  actor: Actor,
  { attachmentId }: { attachmentId: string },
): Promise<{ ok: true } | Refused> {
  const at = clock.now();
  const marked = await transact<{ ok: true; storageKey: string } | Refused>(db, async (tx) => {
    const personId = actor.kind === "person" ? actor.person.id : null;
    const [[upload]] = isId(attachmentId)
      ? await tx.query<[{ storageKey: string }[], number]>(
          `update attachments set removed_at = $3, removed_by = $2
           where id = $1 and uploaded_by = $2 and message_id is null and stored_at is not null and removed_at is null
           returning storage_key as "storageKey"`,
          [attachmentId, personId, at],
        )
      : [[]];
    if (upload === undefined) return refused("NOT_FOUND", "There is no such file.", ["attachmentId"]);
    await writeAudit(tx, {
      ...{ at, actor, action: "attachment.discarded", subjectType: "attachment", subjectId: attachmentId },
    });
    return { ok: true, ...upload };
  });
  if (!marked.ok) return marked;
  // Should this be cut off, the sweep goes on from the mark.
  await files.remove(marked.storageKey);
  await db.query("delete from attachments where id = $1 and message_id is null", [attachmentId]);
  return { ok: true };
}
