import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { applyLater, lockSearchWords, refuseSearchWords } from "./change-search-words.js";
import { checkTerms } from "./check-terms.js";
import { listStopWords, listSynonymGroups } from "./search-words.queries.js";
import { StopWord } from "./stop-word.entity.js";

export type StopWordsResult = { ok: true; stopWords: StopWord[] } | Refused;

const MOST_STOP_WORDS = 500;

/** Words that search leaves out from now on. Those that are stop words already stay as they are. */
export async function addStopWords(
  deps: CoreDeps,
  actor: Actor,
  input: { words: readonly string[] },
): Promise<StopWordsResult> {
  const refusal = refuseSearchWords(actor);
  if (refusal !== null) return refusal;
  const checked = checkTerms(input.words, ["words"]);
  if (!checked.ok) return checked;
  const wrong = refuseWords(checked.terms);
  if (wrong !== null) return wrong;
  const at = deps.clock.now();
  return transact<StopWordsResult>(deps.db, async (tx) => {
    await lockSearchWords(tx);
    const known = await listStopWords(tx);
    const added = checked.terms.filter((term) => !known.some(({ word }) => word === term));
    if (known.length + added.length > MOST_STOP_WORDS) {
      return refused("INVALID", `There can be at most ${MOST_STOP_WORDS} stop words.`, ["words"]);
    }
    const no = await refuseSynonyms(tx, added);
    if (no !== null) return no;
    const addedBy = actor.kind === "person" ? actor.person.id : null;
    const stopWords = added.map((word): StopWord => ({ word, addedBy, addedAt: at }));
    if (added.length === 0) return { ok: true, stopWords };
    await tx.insert(StopWord, stopWords);
    await applyLater(tx, at);
    for (const word of added) {
      await writeAudit(tx, {
        at,
        actor,
        action: "stop_word.added",
        subjectType: "stop_word",
        subjectId: word,
      });
    }
    return { ok: true, stopWords };
  });
}

function refuseWords(words: readonly string[]): Refused | null {
  if (words.length === 0)
    return refused("INVALID", "Give a word that says nothing about a question.", ["words"]);
  const several = words.find((word) => !/^[\p{L}\p{N}\p{M}]+$/u.test(word));
  return several === undefined
    ? null
    : refused("INVALID", `“${several}” is not one word of letters and digits. Stop words are single words.`, [
        "words",
      ]);
}

async function refuseSynonyms(tx: EntityManager, words: readonly string[]): Promise<Refused | null> {
  for (const { terms, alsoFinds } of await listSynonymGroups(tx)) {
    const meant = words.find((word) => terms.includes(word) || alsoFinds?.includes(word) === true);
    if (meant !== undefined) {
      return refused(
        "INVALID",
        `“${meant}” is a synonym in “${terms.join(", ")}”, and so means something. Change that group first.`,
        ["words"],
      );
    }
  }
  return null;
}
