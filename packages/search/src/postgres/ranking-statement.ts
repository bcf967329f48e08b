import type { Audience } from "@recourse/policy";
import type { Term } from "../query/weigh-terms.js";
import type { Phrase } from "./understand-query.js";

export interface Ranking {
  /** Heaviest first. */
  terms: readonly Term[];
  viewer: Audience;
  first: number;
  offset: number;
  categoryIds: readonly string[] | undefined;
  required: readonly Phrase[];
  excluded: readonly Phrase[];
}

export interface Statement {
  /** Null where the text is made for this ranking alone. */
  name: string | null;
  text: string;
  values: unknown[];
}

/** How many of the best articles of each of the heaviest terms, by audience, are looked at, and how many of all these are ranked to the end. */
const LISTED_TERMS = 8;
const LISTED_PER_TERM = 100;
const LISTED_PER_PHRASE = 300;
const MOST_RANKED = 60;
/** What scores less than this share of the best article has only common words of the query. */
const LEAST_SHARE = 0.1;
/** Terms that decide which section of an article is shown. */
const SECTION_TERMS = 5;
const LONGEST_SECTION = 4_000;

const AUDIENCES = { public: [0], customers: [0, 1], staff: [0, 1, 2] } as const satisfies Record<Audience, readonly number[]>;

/**
 * One statement that ranks: the lists of the best articles of each term are merged, what the lists left out is added for the best of
 * them, and the page's articles get their nearest section. Who may see an article and every other condition is asked while the lists
 * are read, so that what somebody may not see neither takes the place of what they may nor is counted.
 */
export function rankingStatement(ranking: Ranking): Statement {
  const { terms, viewer, first, offset } = ranking;
  const values: unknown[] = [
    terms.map(({ no }) => no),
    terms.map(({ weight }) => weight),
    AUDIENCES[viewer],
    first,
    offset,
    terms.slice(0, SECTION_TERMS).map(({ lexeme }) => asTsquery(lexeme)).join("|"),
  ];
  const { conditions, list } = narrow(ranking, (value) => `$${values.push(value)}`);
  return {
    name: conditions === "" ? "recourse-rank-articles" : null,
    text: statementText(conditions, list),
    values,
  };
}

/** Counting terms by generate_series tells the planner their number, so that it keeps the plan it made for other terms. */
function statementText(conditions: string, list: { lexeme: string; limit: number }): string {
  return `
    with merged as materialized (
      select p.article_no, sum(($2::float8[])[term] * p.impact) as parts
      from generate_series(1, ${LISTED_TERMS}) term cross join unnest($3::smallint[]) viewed cross join lateral (
        select p.article_no, p.impact from article_postings p
        where p.lexeme_no = ${list.lexeme} and p.audience = viewed ${conditions}
        order by p.impact desc, p.article_no limit ${list.limit}
      ) p
      group by p.article_no
    ),
    best as materialized (select article_no from merged order by parts desc, article_no limit ${MOST_RANKED}),
    scored as materialized (
      select b.article_no, whole.score from best b cross join lateral (
        select sum(p.impact * ($2::float8[])[array_position($1::int[], p.lexeme_no)]) as score
        from article_postings p where p.article_no = b.article_no and p.lexeme_no = any($1)
      ) whole
    ),
    hit as materialized (select * from scored where score >= ${LEAST_SHARE} * (select max(score) from scored)),
    page as materialized (select * from hit order by score desc, article_no limit $4 offset $5)
    select
      (select count(*) from hit)::int as total,
      (select count(*) from merged) >= ${LISTED_PER_TERM} as limited,
      (select coalesce(json_agg(json_build_object('categoryId', category_id, 'count', articles) order by articles desc, category_id), '[]')
        from (select a.category_id, count(*) as articles from hit join article_search a on a.no = hit.article_no
              where a.category_id is not null group by 1) c) as facets,
      (select coalesce(json_agg(w.word), '[]') from search_words w where w.lexeme_no = any($1)) as words,
      (select coalesce(json_agg(json_build_object('articleId', a.article_id, 'score', page.score, 'title', a.title,
          'heading', s.heading, 'anchor', s.anchor, 'text', coalesce(s.text, '')) order by page.score desc, page.article_no), '[]')
        from page join article_search a on a.no = page.article_no
        left join lateral (
          select s.heading, s.anchor, left(s.text, ${LONGEST_SECTION}) as text from article_sections s
          where s.article_no = page.article_no
          order by ts_rank('{0.3, 0.5, 0.7, 0}', s.tsv, $6::tsquery) desc, s.number limit 1
        ) s on true) as hits`;
}

/** Where phrases are required, only articles with the rarest word that they all must have are listed, whatever the other terms are. */
function narrow(ranking: Ranking, parameter: AddParameter): { conditions: string; list: { lexeme: string; limit: number } } {
  const conditions = [
    ...ranking.required.map((phrase) => phraseCondition(phrase, parameter)),
    ...ranking.excluded.map((phrase) => `not (${phraseCondition(phrase, parameter)})`),
  ];
  if (ranking.categoryIds !== undefined) {
    // "offset 0" keeps a condition at each article that a list comes to: joined first, it would read all articles.
    conditions.push(`exists (select from article_search a
      where a.no = p.article_no and a.category_id = any(${parameter(ranking.categoryIds)}::uuid[]) offset 0)`);
  }
  const [rarest] = ranking.required.flatMap(({ lexemes }) => lexemes).sort((a, b) => a.articles - b.articles);
  return {
    conditions: conditions.map((condition) => `and ${condition}`).join(" "),
    list:
      rarest === undefined
        ? { lexeme: "($1::int[])[term]", limit: LISTED_PER_TERM }
        : { lexeme: `${parameter(rarest.no)} and term = 1`, limit: LISTED_PER_PHRASE },
  };
}

type AddParameter = (value: unknown) => string;

/** Whether an article has a phrase: the words first, since looking them up is cheap, then their order. */
function phraseCondition({ text, lexemes }: Phrase, parameter: AddParameter): string {
  const nos = parameter(lexemes.map(({ no }) => no));
  const hasWords = `(select count(*) from article_postings w
    where w.article_no = p.article_no and w.lexeme_no = any(${nos}::int[])) = ${lexemes.length}`;
  if (lexemes.length === 1) return hasWords;
  return `case when ${hasWords} then exists (select from article_sections s
    where s.article_no = p.article_no and s.tsv @@ phraseto_tsquery('recourse', ${parameter(text)}) offset 0) else false end`;
}

/** A lexeme as tsquery's input syntax wants it, whatever characters it has. */
function asTsquery(lexeme: string): string {
  return `'${lexeme.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;
}
