import type { QueryPart } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { foldWord } from "../query/fold-word.js";
import type { ParsedQuery } from "../query/parse-query.js";
import { matchSynonyms, type SynonymMatch } from "../query/search-words.js";
import { weighTerms, type Mention, type Term } from "../query/weigh-terms.js";
import type { KeptSearchWords } from "./kept-search-words.js";
import { lookUpQuery, type TypedWord } from "./look-up-query.js";
import type { KnownLexeme, LookedUpWord } from "./look-up-words.js";
import { partsOf, withRepairs } from "./query-parts.js";
import { repairWords, type Repair } from "./repair-words.js";
import { synonymMentions } from "./synonym-mentions.js";

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
  parts: QueryPart[];
}

/** How surely something is meant that was not typed. */
const CONTINUATION_OF_WHOLE_WORD = 0.4;
const WRITTEN_AS_ONE = 0.6;

/** Finds out which lexemes of what the viewer may see a query is about: its words, what they may be the beginning of, what they were meant to be and what stands for them. */
export async function understandQuery(
  tx: EntityManager,
  query: ParsedQuery,
  { kept, viewer }: { kept: KeptSearchWords; viewer: Audience },
): Promise<UnderstoodQuery> {
  const { searchWords, typed, asOne, required, excluded, continuations, articles } = await lookUpQuery(
    tx,
    query,
    kept,
    viewer,
  );
  // What has synonyms is no typing error; what was one may have synonyms.
  const asTyped = synonymsIn(typed, searchWords);
  const unknown = typed.filter(
    (word, place) =>
      isUnknown(word) &&
      !word.isStopWord &&
      !isWithin(asTyped, place) &&
      !(place === typed.length - 1 && continuations.length > 0),
  );
  const repairs =
    unknown.length === 0
      ? new Map<string, Repair>()
      : await repairWords(tx, [...new Set(unknown.map(({ text }) => foldWord(text)))], viewer);
  const meant = repairs.size === 0 ? typed : typed.map((word) => repaired(word, unknown, repairs));
  const matches = repairs.size === 0 ? asTyped : synonymsIn(meant, searchWords);

  const searched = meant.filter((word, place) => !word.isStopWord || isWithin(matches, place));
  const mentions = searched.flatMap(({ known }) => known.map((lexeme) => mention(lexeme, 1)));
  for (const { known } of asOne) mentions.push(...known.map((lexeme) => mention(lexeme, WRITTEN_AS_ONE)));
  const last = typed.at(-1);
  const begun = last !== undefined && isUnknown(last);
  for (const lexeme of continuations) mentions.push(mention(lexeme, begun ? 1 : CONTINUATION_OF_WHOLE_WORD));
  const knownOf = ({ start, end }: SynonymMatch) => meant.slice(start, end).flatMap(({ known }) => known);
  mentions.push(...(await synonymMentions(tx, matches, { typed: knownOf, viewer })));
  return {
    terms: mentions.length === 0 ? [] : weighTerms(mentions, articles),
    required: phrasesOf(query.phrases, required),
    // What no article has need not be excluded.
    excluded: phrasesOf(
      query.excluded,
      excluded.map((phrase) => (isKnown(phrase) ? phrase : NO_LEXEMES)),
    ),
    possible: required.every(isKnown),
    correctedQuery: repairs.size === 0 ? null : withRepairs(query, unknown, repairs),
    parts: partsOf(query, typed, matches),
  };
}

const NO_LEXEMES: LookedUpWord = { lexemes: [], known: [] };

function isUnknown({ lexemes, known }: LookedUpWord): boolean {
  return lexemes.length > 0 && known.length === 0;
}

function isKnown({ lexemes, known }: LookedUpWord): boolean {
  return known.length === lexemes.length;
}

function isWithin(matches: readonly SynonymMatch[], place: number): boolean {
  return matches.some(({ start, end }) => place >= start && place < end);
}

/** A word as it was meant. */
function repaired(
  word: TypedWord,
  unknown: readonly TypedWord[],
  repairs: ReadonlyMap<string, Repair>,
): TypedWord {
  const repair = unknown.includes(word) ? repairs.get(foldWord(word.text)) : undefined;
  if (repair === undefined) return word;
  const { lexeme } = repair;
  return lexeme === null
    ? { ...word, keys: [repair.word] }
    : { ...word, keys: [lexeme.lexeme], known: [lexeme] };
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

function mention({ no, lexeme, articles }: KnownLexeme, sureness: number): Mention {
  return { no, lexeme, articles, sureness };
}

/** Matches by the places of the query's words, of which each may be several to synonyms. */
function synonymsIn(
  typed: readonly TypedWord[],
  searchWords: Parameters<typeof matchSynonyms>[1],
): SynonymMatch[] {
  const placeOf = typed.flatMap(({ keys }, place) => keys.map(() => place));
  const keys = typed.flatMap((word) => word.keys);
  return matchSynonyms(keys, searchWords).map(({ start, end, alsoFinds }) => ({
    start: placeOf[start] ?? 0,
    end: (placeOf[end - 1] ?? 0) + 1,
    alsoFinds,
  }));
}
