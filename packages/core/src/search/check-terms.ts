import { refused, type Refused } from "../refusal.js";
import { cleanText } from "../text.js";

export const MOST_TERMS = 20;
const LONGEST_TERM = 60;
/** Longer ones are sentences, which nobody types the same way twice. */
const MOST_WORDS_OF_TERM = 4;

/** As search compares terms: lower case, single blanks. */
export function normalTerm(term: string): string {
  return cleanText(term).normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
}

export type CheckedTerms = { ok: true; terms: string[] } | Refused;

/** Terms without those that are empty or said twice, or what is wrong with the first that is. */
export function checkTerms(given: readonly string[], path: string[]): CheckedTerms {
  const terms = [...new Set(given.map(normalTerm))].filter((term) => term !== "");
  if (terms.length > MOST_TERMS) {
    return refused("INVALID", `Give at most ${MOST_TERMS} words.`, path);
  }
  const wrong = terms.map(refuseTerm).find((message) => message !== null);
  return wrong == null ? { ok: true, terms } : refused("INVALID", wrong, path);
}

function refuseTerm(term: string): string | null {
  if ([...term].length > LONGEST_TERM) {
    return `“${[...term].slice(0, 20).join("")}…” is too long: at most ${LONGEST_TERM} characters.`;
  }
  const words = term.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (words === 0) {
    return `“${term}” has neither a letter nor a digit, so that nobody can search for it.`;
  }
  return words > MOST_WORDS_OF_TERM
    ? `“${term}” has ${words} words: at most ${MOST_WORDS_OF_TERM}, since nobody types a sentence the same way twice.`
    : null;
}
