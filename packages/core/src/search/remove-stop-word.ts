import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import type { StopWordsResult } from "./add-stop-words.js";
import { applyLater, lockSearchWords, refuseSearchWords } from "./change-search-words.js";
import { normalTerm } from "./check-terms.js";
import { StopWord } from "./stop-word.entity.js";

/** The word is searched for again. */
export async function removeStopWord(
  deps: CoreDeps,
  actor: Actor,
  input: { word: string },
): Promise<StopWordsResult> {
  const refusal = refuseSearchWords(actor);
  if (refusal !== null) return refusal;
  const word = normalTerm(input.word);
  const at = deps.clock.now();
  return transact<StopWordsResult>(deps.db, async (tx) => {
    await lockSearchWords(tx);
    const stopWord = await tx.findOneBy(StopWord, { word });
    if (stopWord === null) return refused("NOT_FOUND", "There is no such stop word.", ["word"]);
    await tx.delete(StopWord, { word });
    await applyLater(tx, at);
    await writeAudit(tx, {
      at,
      actor,
      action: "stop_word.removed",
      subjectType: "stop_word",
      subjectId: word,
    });
    return { ok: true, stopWords: [stopWord] };
  });
}
