import type { EntityManager } from "typeorm";
import { foldWord } from "../query/fold-word.js";
import type { ParsedQuery, QueryWord } from "../query/parse-query.js";
import { writtenAsOne } from "../query/searchable-text.js";
import { weighTerms, type Mention, type Term } from "../query/weigh-terms.js";
import { lookUpWords, type KnownLexeme, type LookedUpWord } from "./look-up-words.js";
import { repairWords, type Repair } from "./repair-words.js";

/** Words that must, or must not, stand in an article in this order. */
export interface Phrase {
  text: string;
  /** What the words come down to, the rarest first; an article without one of these need not be read. */
  lexemes: KnownLexeme[];
}

export interface UnderstoodQuery {
  /** Heaviest first; empty where nothing of the query is in any article. */
  terms: Term[];
  required: Phrase[];
  excluded: Phrase[];
  /** False where a required phrase has a word that no article has. */
  possible: boolean;
  correctedQuery: string | null;
}

/** How surely something is meant that was not typed. */
const CONTINUATION_OF_WHOLE_WORD = 0.4;
const WRITTEN_AS_ONE = 0.6;

/** Finds out which lexemes a query is about: its words, what they may be the beginning of, and what they were meant to be. */
export async function understandQuery(tx: EntityManager, query: ParsedQuery): Promise<UnderstoodQuery> {
  const words = query.words.map(({ text }) => text);
  // "log in" and "log-in" may be "login" elsewhere.
  const joined = [
    ...words.slice(1).map((word, place) => `${words[place] ?? ""}${word}`),
    ...words.flatMap(writtenAsOne),
  ];
  const prefix = query.openEnded ? openWord(words.at(-1)) : null;
  const found = await lookUpWords(tx, [...words, ...joined, ...query.phrases, ...query.excluded], prefix);
  const [typed, asOne, required, excluded] = inParts(found.words, [
    words,
    joined,
    query.phrases,
    query.excluded,
  ]);

  const mentions = typed.flatMap(({ known }) => known.map((lexeme) => mention(lexeme, 1)));
  for (const { known } of asOne) mentions.push(...known.map((lexeme) => mention(lexeme, WRITTEN_AS_ONE)));
  const last = typed.at(-1);
  const begun = last !== undefined && isUnknown(last);
  for (const lexeme of found.continuations)
    mentions.push(mention(lexeme, begun ? 1 : CONTINUATION_OF_WHOLE_WORD));

  const unknown = unknownWords(typed, words, begun && found.continuations.length > 0);
  const repairs = unknown.length === 0 ? new Map<string, Repair>() : await repairWords(tx, unknown);
  for (const { lexeme } of repairs.values()) if (lexeme !== null) mentions.push(mention(lexeme, 1));
  return {
    terms: mentions.length === 0 ? [] : weighTerms(mentions, found.articles),
    required: phrasesOf(query.phrases, required),
    // What no article has need not be excluded.
    excluded: phrasesOf(
      query.excluded,
      excluded.map((phrase) => (isKnown(phrase) ? phrase : NO_LEXEMES)),
    ),
    possible: required.every(isKnown),
    correctedQuery: repairs.size === 0 ? null : withRepairs(query, repairs),
  };
}

const NO_LEXEMES: LookedUpWord = { lexemes: 0, known: [] };

function isUnknown({ lexemes, known }: LookedUpWord): boolean {
  return lexemes > 0 && known.length === 0;
}

function isKnown({ lexemes, known }: LookedUpWord): boolean {
  return known.length === lexemes;
}

/** Phrases of words such as "to be" have no lexeme: they ask for nothing. */
function phrasesOf(texts: readonly string[], found: readonly LookedUpWord[]): Phrase[] {
  return texts
    .map((text, place) => ({
      text,
      lexemes: [...(found[place]?.known ?? [])].sort((a, b) => a.articles - b.articles || a.no - b.no),
    }))
    .filter(({ lexemes }) => lexemes.length > 0);
}

/** One list in as many parts, and of the same lengths, as it was put together from. */
function inParts<T>(
  list: readonly T[],
  parts: readonly [unknown[], unknown[], unknown[], unknown[]],
): [T[], T[], T[], T[]] {
  let start = 0;
  const next = (part: readonly unknown[]) => list.slice(start, (start += part.length));
  return [next(parts[0]), next(parts[1]), next(parts[2]), next(parts[3])];
}

function mention({ no, lexeme, articles }: KnownLexeme, sureness: number): Mention {
  return { no, lexeme, articles, sureness };
}

/** A word that may go on; one letter may go on as anything. */
function openWord(word: string | undefined): string | null {
  const folded = foldWord(word ?? "");
  return /^[\p{L}\p{N}]{2,24}$/u.test(folded) ? folded : null;
}

function unknownWords(
  typed: readonly LookedUpWord[],
  words: readonly string[],
  lastGoesOn: boolean,
): string[] {
  const unknown = words.filter((_, place) => {
    const word = typed[place];
    return word !== undefined && isUnknown(word) && !(lastGoesOn && place === words.length - 1);
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
