import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { applyLater, lockSearchWords, refuseSearchWords } from "./change-search-words.js";
import type { SynonymGroupResult } from "./save-synonym-group.js";
import { SynonymGroup } from "./synonym-group.entity.js";

/** Answers with the group as it was, so that it can be saved again. */
export async function removeSynonymGroup(
  deps: CoreDeps,
  actor: Actor,
  input: { id: string },
): Promise<SynonymGroupResult> {
  const refusal = refuseSearchWords(actor);
  if (refusal !== null) return refusal;
  const at = deps.clock.now();
  return transact<SynonymGroupResult>(deps.db, async (tx) => {
    await lockSearchWords(tx);
    const group = isId(input.id) ? await tx.findOneBy(SynonymGroup, { id: input.id }) : null;
    if (group === null) return refused("NOT_FOUND", "There is no such group of synonyms.", ["id"]);
    await tx.delete(SynonymGroup, { id: group.id });
    await applyLater(tx, at);
    await writeAudit(tx, {
      at,
      actor,
      action: "synonym_group.removed",
      subjectType: "synonym_group",
      subjectId: group.id,
      data: { terms: group.terms, alsoFinds: group.alsoFinds },
    });
    return { ok: true, group };
  });
}
