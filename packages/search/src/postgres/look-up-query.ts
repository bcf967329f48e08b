import type { Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { foldWord } from "../query/fold-word.js";
import type { ParsedQuery, QueryWord } from "../query/parse-query.js";
import { wordsOfTerm, type SearchWords } from "../query/search-words.js";
import { writtenAsOne } from "../query/searchable-text.js";
import type { KeptSearchWords } from "./kept-search-words.js";
import { lookUpWords, type KnownLexeme, type LookedUpWord } from "./look-up-words.js";

/** A word of a query with what is known of it. */
export interface TypedWord extends QueryWord, LookedUpWord {
  isStopWord: boolean;
  /** Its words as synonyms compare them (search-words.ts): several of "saml.conf", none that match of what stands in quotation marks. */
  keys: string[];
}

export interface LookedUpQuery {
  searchWords: SearchWords;
  typed: TypedWord[];
  /** "log in" and "log-in" may be "login" elsewhere. */
  asOne: LookedUpWord[];
  required: LookedUpWord[];
  excluded: LookedUpWord[];
  continuations: KnownLexeme[];
  articles: number;
}

/** Everything of a query in one statement, and with the synonyms and stop words of now. */
export async function lookUpQuery(
  tx: EntityManager,
  query: ParsedQuery,
  kept: KeptSearchWords,
  viewer: Audience,
): Promise<LookedUpQuery> {
  const { looked, settings } = await lookUpWith(tx, query, await kept.read(tx), viewer);
  if (settings === looked.searchWords.version) return looked;
  // Somebody changed them since this process read them.
  return (await lookUpWith(tx, query, await kept.readAgain(tx), viewer)).looked;
}

async function lookUpWith(
  tx: EntityManager,
  query: ParsedQuery,
  searchWords: SearchWords,
  viewer: Audience,
): Promise<{ looked: LookedUpQuery; settings: number }> {
  const words = query.words.map(({ text }) => text);
  const runs = words.map(wordsOfTerm);
  const stops = query.words.map(
    ({ quoted }, place) => !quoted && isStopWord(runs[place] ?? [], searchWords.stopWords),
  );
  const joined = [
    ...words.slice(1).map((word, place) => `${words[place] ?? ""}${word}`),
    ...words.flatMap(writtenAsOne),
  ];
  const severalRuns = runs.filter((each) => each.length > 1).flat();
  const lists = [words, joined, query.phrases, query.excluded, severalRuns] as const;
  const found = await lookUpWords(tx, lists.flat(), { prefix: prefixOf(query, stops), viewer });
  const [typed, asOne, required, excluded, ofRuns] = inParts(found.words, lists);
  const nothingElse = stops.every(Boolean);
  const looked: LookedUpQuery = {
    searchWords,
    typed: query.words.map((word, place) => {
      const { lexemes, known } = typed[place] ?? NOT_FOUND;
      const own = runs[place] ?? [];
      const parts = own.length > 1 ? ofRuns.splice(0, own.length) : [{ lexemes }];
      return {
        ...word,
        lexemes,
        known,
        isStopWord: !nothingElse && stops[place] === true,
        keys: word.quoted ? [""] : own.map((run, at) => parts[at]?.lexemes[0] ?? run),
      };
    }),
    asOne,
    required,
    excluded,
    continuations: found.continuations,
    articles: found.articles,
  };
  return { looked, settings: found.settings };
}

const NOT_FOUND: LookedUpWord = { lexemes: [], known: [] };

function isStopWord(runs: readonly string[], stopWords: ReadonlySet<string>): boolean {
  return runs.length > 0 && runs.every((run) => stopWords.has(run));
}

/** What the last word may be the beginning of; one letter may go on as anything. */
function prefixOf(query: ParsedQuery, stops: readonly boolean[]): string | null {
  if (!query.openEnded || (stops.at(-1) === true && !stops.every(Boolean))) return null;
  const folded = foldWord(query.words.at(-1)?.text ?? "");
  return /^[\p{L}\p{N}]{2,24}$/u.test(folded) ? folded : null;
}

/** One list in as many parts, and of the same lengths, as it was put together from. */
function inParts<T>(
  list: readonly T[],
  [first, second, third, fourth, fifth]: readonly [Sized, Sized, Sized, Sized, Sized],
): [T[], T[], T[], T[], T[]] {
  let start = 0;
  const next = (part: Sized) => list.slice(start, (start += part.length));
  return [next(first), next(second), next(third), next(fourth), next(fifth)];
}

type Sized = readonly unknown[];
