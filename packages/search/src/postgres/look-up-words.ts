import type { EntityManager } from "typeorm";
import { runPrepared } from "./run-prepared.js";

/** A lexeme of a word of the query, as far as any article has it. */
export interface KnownLexeme {
  no: number;
  lexeme: string;
  /** In how many articles it is; at least 1. Counted at the last refresh. */
  articles: number;
}

export interface LookedUpWord {
  /** How many lexemes PostgreSQL makes of it: none of words such as "the", several of "single-sign-on". */
  lexemes: number;
  /** Those of them that some article has. */
  known: KnownLexeme[];
}

export interface LookUp {
  /** As many as were asked for, in that order. */
  words: LookedUpWord[];
  /** Lexemes of the commonest words that begin with the prefix. */
  continuations: KnownLexeme[];
  /** Articles at the last refresh. */
  articles: number;
}

const MOST_CONTINUATIONS = 6;

interface Row {
  /** From 1; null for a continuation. */
  place: number | null;
  telling: boolean;
  no: number | null;
  lexeme: string;
  articles: number;
  state: number;
}

// "offset 0": otherwise the planner may read all postings once instead of looking a few lexemes up.
const LOOK_UP = `with found as (
     select w.place::int, l.lexeme is not null as telling, x.no, x.lexeme, x.articles
     from unnest($1::text[]) with ordinality w(text, place)
     left join lateral unnest(to_tsvector('recourse', w.text)) l on true
     left join search_lexemes x on x.lexeme = l.lexeme
   ), continued as (
     select w.lexeme_no as no, min(x.lexeme) as lexeme, max(x.articles) as articles
     from search_words w join search_lexemes x on x.no = w.lexeme_no
     where $2::text is not null and w.word > $2 and w.word < $2 || chr(1114111)
     group by 1 order by 3 desc, 1 limit ${MOST_CONTINUATIONS}
   )
   select place, telling, lexeme, greatest(f.articles, 1) as articles, s.articles as state,
     case when f.articles > 0 or exists (select from article_postings p where p.lexeme_no = f.no offset 0) then f.no end as no
   from (select place, telling, no, lexeme, articles from found union all select null, true, no, lexeme, articles from continued) f
   cross join search_state s`;

/** Reads words as PostgreSQL's dictionaries do, in one statement. */
export async function lookUpWords(
  tx: EntityManager,
  words: readonly string[],
  prefix: string | null,
): Promise<LookUp> {
  const rows = await runPrepared<Row>(tx, "recourse-look-up-words", LOOK_UP, [words, prefix]);
  const answer: LookUp = {
    words: words.map(() => ({ lexemes: 0, known: [] })),
    continuations: [],
    articles: 0,
  };
  for (const row of rows) {
    answer.articles = row.state;
    const lexeme = row.no === null ? null : { no: row.no, lexeme: row.lexeme, articles: row.articles };
    const word = row.place === null ? undefined : answer.words[row.place - 1];
    if (row.place === null && lexeme !== null) answer.continuations.push(lexeme);
    if (word === undefined) continue;
    if (row.telling) word.lexemes += 1;
    if (lexeme !== null) word.known.push(lexeme);
  }
  return answer;
}
