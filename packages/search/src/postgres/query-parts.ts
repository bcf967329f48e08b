import type { QueryPart } from "@recourse/core";
import { foldWord } from "../query/fold-word.js";
import type { ParsedQuery } from "../query/parse-query.js";
import type { SynonymMatch } from "../query/search-words.js";
import type { TypedWord } from "./look-up-query.js";
import type { Repair } from "./repair-words.js";

/** The query with its unknown words repaired. */
export function withRepairs(
  query: ParsedQuery,
  unknown: readonly TypedWord[],
  repairs: ReadonlyMap<string, Repair>,
): string {
  let end = query.text.length;
  let corrected = "";
  for (const word of unknown.toReversed()) {
    const repair = repairs.get(foldWord(word.text));
    if (repair === undefined) continue;
    corrected = repair.word + query.text.slice(word.end, end) + corrected;
    end = word.start;
  }
  return (query.text.slice(0, end) + corrected).trim();
}

/** Word for word, or several words where they have synonyms together. */
export function partsOf(
  query: ParsedQuery,
  typed: readonly TypedWord[],
  matches: readonly SynonymMatch[],
): QueryPart[] {
  const parts: QueryPart[] = [];
  for (let place = 0; place < typed.length; place += 1) {
    const word = typed[place];
    if (word === undefined) continue;
    const ofWord = matches.filter(({ start }) => start === place);
    const end = typed[Math.max(place + 1, ...ofWord.map((match) => match.end)) - 1]?.end ?? word.end;
    parts.push({
      text: query.text.slice(word.start, end),
      leftOut: ofWord.length === 0 && (word.isStopWord || word.lexemes.length === 0),
      alsoFinds: ofWord.flatMap(({ alsoFinds }) => alsoFinds),
    });
    place = Math.max(place + 1, ...ofWord.map((match) => match.end)) - 1;
  }
  return parts;
}
