import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { loadTag, refuseTags } from "./keep-tags.js";
import type { KeepTagResult } from "./rename-tag.js";

export interface MergeTagsInput {
  /** Is gone afterwards. */
  tagId: string;
  intoId: string;
}

/** What had the one has the other. Tickets that had both have it once. */
export async function mergeTags(
  deps: CoreDeps,
  actor: Actor,
  { tagId, intoId }: MergeTagsInput,
): Promise<KeepTagResult> {
  const refusal = refuseTags(actor);
  if (refusal !== null) {
    return refusal;
  }
  if (tagId === intoId) {
    return refused("INVALID", "A tag cannot be merged into itself.", ["intoId"]);
  }
  const at = deps.clock.now();
  return transact<KeepTagResult>(deps.db, async (tx) => {
    // In one order, whichever way round somebody else merges the two at this moment.
    await tx.query("select id from tags where id::text = any($1) order by id for update", [[tagId, intoId]]);
    const from = await loadTag(tx, { id: tagId }, "tagId");
    const into = await loadTag(tx, { id: intoId }, "intoId");
    if (!from.ok) {
      return from;
    }
    if (!into.ok) {
      return into;
    }
    await tx.query(
      `insert into ticket_tags (ticket_id, tag_id, added_by, added_at)
       select ticket_id, $2, added_by, added_at from ticket_tags where tag_id = $1 on conflict do nothing`,
      [tagId, intoId],
    );
    await tx.query("delete from tags where id = $1", [tagId]);
    const data = { from: from.tag.name, into: into.tag.name };
    await writeAudit(tx, { at, actor, action: "tag.merged", subjectType: "tag", subjectId: tagId, data });
    return { ok: true, tag: into.tag };
  });
}
