import { audienceRank } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { oneErrorAway } from "../query/one-error-away.js";
import { typingDistance } from "../query/typing-distance.js";
import type { KnownLexeme } from "./look-up-words.js";

export interface Repair {
  word: string;
  /** Null where the word was meant to be one that PostgreSQL leaves out, such as "teh" for "the". */
  lexeme: KnownLexeme | null;
}

interface Candidate {
  wrong: string;
  word: string;
  no: number | null;
  lexeme: string;
  articles: number;
}

const MOST_REPAIRS = 6;
const SHORTEST_WORD = 4;
/** Words this short are too close to each other to change a letter of: "wife" is not "wide". */
const ONLY_SWAPPED_OR_MISSING = 4;
/** From this length on, two typing errors still leave enough of a word to know it by. */
const TWO_ERRORS_LENGTH = 8;
const LONGEST_WORD = 24;

/** For words that no article has: the likeliest words that some article has, of those that the viewer may see. Keys and answers are folded (fold-word.ts). */
export async function repairWords(
  tx: EntityManager,
  unknown: readonly string[],
  viewer: Audience,
): Promise<Map<string, Repair>> {
  const words = unknown
    .filter((word) => word.length >= SHORTEST_WORD && word.length <= LONGEST_WORD && /^\p{L}+$/u.test(word))
    .slice(0, MOST_REPAIRS);
  if (words.length === 0) return new Map();
  const repairs = pickLikeliest(await findOneErrorAway(tx, words, viewer));
  const left = words.filter((word) => !repairs.has(word) && word.length >= TWO_ERRORS_LENGTH);
  if (left.length > 0) {
    const near = (await findByTrigrams(tx, left, viewer)).filter(
      ({ wrong, word }) => typingDistance(wrong, word) <= 2,
    );
    for (const [wrong, repair] of pickLikeliest(near)) repairs.set(wrong, repair);
  }
  return repairs;
}

function findOneErrorAway(
  tx: EntityManager,
  words: readonly string[],
  viewer: Audience,
): Promise<Candidate[]> {
  const pairs = words.flatMap((wrong) => oneErrorAway(wrong).map((word) => ({ wrong, word })));
  return tx.query<Candidate[]>(
    `select e.wrong, e.word, x.no, coalesce(x.lexeme, '') as lexeme, coalesce(x.articles, 0) as articles
     from unnest($1::text[], $2::text[]) e(wrong, word)
     join search_words w on w.word = e.word
     left join search_lexemes x on x.no = w.lexeme_no
     where ${readable("$3")}`,
    [pairs.map(({ wrong }) => wrong), pairs.map(({ word }) => word), audienceRank(viewer)],
  );
}

function findByTrigrams(tx: EntityManager, words: readonly string[], viewer: Audience): Promise<Candidate[]> {
  return tx.query<Candidate[]>(
    `select u.wrong, c.word, c.no, c.lexeme, coalesce(c.articles, 0) as articles
     from unnest($1::text[]) u(wrong) cross join lateral (
       select w.word, x.no, x.lexeme, x.articles
       from search_words w join search_lexemes x on x.no = w.lexeme_no
       where w.word % u.wrong and abs(length(w.word) - length(u.wrong)) <= 2 and ${readable("$2")}
       order by similarity(w.word, u.wrong) desc, w.word limit 20
     ) c`,
    [words, audienceRank(viewer)],
  );
}

/**
 * Words of articles that are gone stay in the list, and those of articles for others are nobody else's to be told. Words without a lexeme are
 * right in any article.
 */
function readable(rank: string): string {
  return `(x.no is null or exists (select from article_postings p where p.lexeme_no = x.no and p.audience <= ${rank}::smallint offset 0))`;
}

/** People rarely mistake the first letter; after that, the word that more articles have is the likelier one. */
function pickLikeliest(candidates: readonly Candidate[]): Map<string, Repair> {
  const ranked = candidates
    .filter(
      ({ wrong, word }) =>
        wrong.length > ONLY_SWAPPED_OR_MISSING || word.length !== wrong.length || isSwapped(wrong, word),
    )
    .map((candidate) => ({
      ...candidate,
      distance: typingDistance(candidate.wrong, candidate.word),
      otherStart: candidate.wrong.charAt(0) === candidate.word.charAt(0) ? 0 : 1,
    }))
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        a.otherStart - b.otherStart ||
        b.articles - a.articles ||
        (a.word < b.word ? -1 : 1),
    );
  const repairs = new Map<string, Repair>();
  for (const { wrong, word, no, lexeme, articles } of ranked) {
    if (!repairs.has(wrong)) {
      repairs.set(wrong, {
        word,
        lexeme: no === null ? null : { no, lexeme, articles: Math.max(articles, 1) },
      });
    }
  }
  return repairs;
}

function isSwapped(one: string, other: string): boolean {
  return [...one].sort().join("") === [...other].sort().join("");
}
