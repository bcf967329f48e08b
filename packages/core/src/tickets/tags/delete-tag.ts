import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import type { Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { loadTag, refuseTags } from "./keep-tags.js";

export type DeleteTagResult = { ok: true } | Refused;

/** Takes it off every ticket; what their timelines tell of it stays. */
export async function deleteTag(
  deps: CoreDeps,
  actor: Actor,
  { tagId, version }: { tagId: string; version: number },
): Promise<DeleteTagResult> {
  const refusal = refuseTags(actor);
  if (refusal !== null) {
    return refusal;
  }
  const at = deps.clock.now();
  return transact<DeleteTagResult>(deps.db, async (tx) => {
    const loaded = await loadTag(tx, { id: tagId, version }, "tagId");
    if (!loaded.ok) {
      return loaded;
    }
    await tx.query("delete from tags where id = $1", [tagId]);
    const data = { name: loaded.tag.name };
    await writeAudit(tx, { at, actor, action: "tag.deleted", subjectType: "tag", subjectId: tagId, data });
    return { ok: true };
  });
}
