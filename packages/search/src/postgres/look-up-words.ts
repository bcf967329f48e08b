import { audienceRank, runPrepared } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";

/** A lexeme of a word of the query, as far as any article that the viewer may see has it. */
export interface KnownLexeme {
  no: number;
  lexeme: string;
  /** In how many articles it is; at least 1. Counted at the last refresh. */
  articles: number;
}

export interface LookedUpWord {
  /** What PostgreSQL makes of it: nothing of words such as "the", several lexemes of "single-sign-on". */
  lexemes: string[];
  /** Those of them that some article has that the viewer may see: what only others may read is as unknown as what nobody wrote. */
  known: KnownLexeme[];
}

export interface LookUp {
  /** As many as were asked for, in that order. */
  words: LookedUpWord[];
  /** Lexemes of the commonest words that begin with the prefix. */
  continuations: KnownLexeme[];
  /** Articles at the last refresh. */
  articles: number;
  /** Of synonyms and stop words. */
  settings: number;
}

const MOST_CONTINUATIONS = 6;

interface Row {
  /** From 1; null for a continuation. */
  place: number | null;
  no: number | null;
  /** Null where the word has none. */
  lexeme: string | null;
  articles: number;
  state: number;
  settings: number;
}

// "(select $1)" keeps from the planner what the values are, so that it keeps its plan too: making one takes longer than the look-up.
// "offset 0": otherwise the planner may read all postings once instead of looking a few lexemes up.
const LOOK_UP = `with found as (
     select w.place::int, x.no, l.lexeme, x.articles
     from unnest((select $1::text[])) with ordinality w(text, place)
     left join lateral unnest(to_tsvector('recourse', w.text)) l on true
     left join search_lexemes x on x.lexeme = l.lexeme
   ), continued as (
     select w.lexeme_no as no, min(x.lexeme) as lexeme, max(x.articles) as articles
     from search_words w join search_lexemes x on x.no = w.lexeme_no
     where w.word > (select $2::text) and w.word < (select $2 || chr(1114111))
     group by 1 order by 3 desc, 1 limit ${MOST_CONTINUATIONS}
   )
   select place, lexeme, greatest(f.articles, 1) as articles, s.articles as state, t.version as settings,
     case when exists (select from article_postings p where p.lexeme_no = f.no and p.audience <= (select $3::smallint) offset 0)
       then f.no end as no
   from (select place, no, lexeme, articles from found union all select null, no, lexeme, articles from continued) f
   cross join search_state s cross join search_settings t`;

/** Reads words as PostgreSQL's dictionaries do, in one statement. */
export async function lookUpWords(
  tx: EntityManager,
  words: readonly string[],
  { prefix, viewer }: { prefix: string | null; viewer: Audience },
): Promise<LookUp> {
  const rows = await runPrepared<Row>(tx, "recourse-look-up-words", LOOK_UP, [
    words,
    prefix,
    audienceRank(viewer),
  ]);
  const answer: LookUp = {
    words: words.map(() => ({ lexemes: [], known: [] })),
    continuations: [],
    articles: 0,
    settings: 0,
  };
  for (const row of rows) {
    answer.articles = row.state;
    answer.settings = row.settings;
    const { no, lexeme: text, articles } = row;
    const lexeme = no === null || text === null ? null : { no, lexeme: text, articles };
    const word = row.place === null ? undefined : answer.words[row.place - 1];
    if (row.place === null && lexeme !== null) answer.continuations.push(lexeme);
    if (word === undefined) continue;
    if (text !== null) word.lexemes.push(text);
    if (lexeme !== null) word.known.push(lexeme);
  }
  return answer;
}
