import type { EntityManager } from "typeorm";
import { foldWord } from "../query/fold-word.js";
import type { ParsedQuery, QueryWord } from "../query/parse-query.js";
import { weighTerms, type Mention, type Term } from "../query/weigh-terms.js";
import { lookUpWords, type KnownLexeme, type LookedUpWord } from "./look-up-words.js";
import { repairWords, type Repair } from "./repair-words.js";

export interface UnderstoodQuery {
  /** Heaviest first; empty where nothing of the query is in any article. */
  terms: Term[];
  correctedQuery: string | null;
}

/** How surely something is meant that was not typed. */
const CONTINUATION_OF_KNOWN_WORD = 0.4;
const WRITTEN_AS_ONE = 0.6;

/** Finds out which lexemes a query is about: its words, what they may be the beginning of, and what they were meant to be. */
export async function understandQuery(tx: EntityManager, query: ParsedQuery): Promise<UnderstoodQuery> {
  const words = query.words.map(({ text }) => text);
  // "log in" may be "login" elsewhere.
  const joined = words.slice(1).map((word, place) => `${words[place] ?? ""}${word}`);
  const prefix = query.openEnded ? openWord(words.at(-1)) : null;
  const found = await lookUpWords(tx, [...words, ...joined], prefix);

  const typed = found.words.slice(0, words.length);
  const mentions = typed.flatMap(({ known }) => known.map((lexeme) => mention(lexeme, 1)));
  for (const { known } of found.words.slice(words.length)) {
    mentions.push(...known.map((lexeme) => mention(lexeme, WRITTEN_AS_ONE)));
  }
  const lastIsKnown = (typed.at(-1)?.known.length ?? 0) > 0;
  for (const lexeme of found.continuations) {
    mentions.push(mention(lexeme, lastIsKnown ? CONTINUATION_OF_KNOWN_WORD : 1));
  }

  const unknown = unknownWords(typed, words, !lastIsKnown && found.continuations.length > 0);
  const repairs = unknown.length === 0 ? new Map<string, Repair>() : await repairWords(tx, unknown);
  for (const { lexeme } of repairs.values()) if (lexeme !== null) mentions.push(mention(lexeme, 1));
  return {
    terms: mentions.length === 0 ? [] : weighTerms(mentions, found.articles),
    correctedQuery: repairs.size === 0 ? null : withRepairs(query, repairs),
  };
}

function mention({ no, lexeme, articles }: KnownLexeme, sureness: number): Mention {
  return { no, lexeme, articles, sureness };
}

/** A word that may go on; one letter may go on as anything. */
function openWord(word: string | undefined): string | null {
  const folded = foldWord(word ?? "");
  return /^[\p{L}\p{N}]{2,24}$/u.test(folded) ? folded : null;
}

function unknownWords(typed: readonly LookedUpWord[], words: readonly string[], lastGoesOn: boolean): string[] {
  const unknown = words.filter((_, place) => {
    const word = typed[place];
    return word !== undefined && word.telling && word.known.length === 0 && !(lastGoesOn && place === words.length - 1);
  });
  return [...new Set(unknown.map(foldWord))];
}

function withRepairs(query: ParsedQuery, repairs: ReadonlyMap<string, Repair>): string {
  let end = query.text.length;
  let corrected = "";
  const backwards: QueryWord[] = [...query.words].reverse();
  for (const word of backwards) {
    const repair = repairs.get(foldWord(word.text));
    if (repair === undefined) continue;
    corrected = repair.word + query.text.slice(word.end, end) + corrected;
    end = word.start;
  }
  return (query.text.slice(0, end) + corrected).trim();
}
