import { audienceRank } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { Term } from "../query/weigh-terms.js";
import {
  exclusions,
  filterConditions,
  hasInOrder,
  hasLexemes,
  type AddParameter,
} from "./ranking-conditions.js";
import type { Phrase } from "./understand-query.js";

export interface Ranking {
  /** Heaviest first. */
  terms: readonly Term[];
  viewer: Audience;
  first: number;
  offset: number;
  categoryIds: readonly string[] | undefined;
  productAreas: readonly string[] | undefined;
  /** Of those that the viewer may see, articles for these alone. */
  audiences: readonly Audience[] | undefined;
  /** Whether articles are counted by category and product area. */
  facets: boolean;
  required: readonly Phrase[];
  excluded: readonly Phrase[];
  /** Found elsewhere, to be ranked here; otherwise the lists of postings are read. */
  candidates?: { articleIds: readonly string[]; parts: readonly number[] };
}

export interface Statement {
  /** Null where the text is made for this ranking alone. */
  name: string | null;
  text: string;
  values: unknown[];
}

/**
 * How many of the best articles of each of the heaviest terms, by audience, are looked at, how many of all these are found, and for how
 * many of the best of them what the lists left out is added. It never makes one of the others better than one of these: what it scores
 * in the lists alone is no more than what those score in them.
 */
const LISTED_TERMS = 8;
const LISTED_PER_TERM = 100;
const TELLING_TERMS = 2;
const LISTED_PER_TELLING_TERM = 600;
const MOST_RANKED = 60;
const RANKED_WHOLE = 20;
/** How many of the best articles that have all words of the phrases are read for their order. */
const READ_FOR_PHRASES = 500;
/** What scores less than this share of the best article has only common words of the query. */
const LEAST_SHARE = 0.1;
/** Terms that decide which section of an article is shown. */
const SECTION_TERMS = 5;
const LONGEST_SECTION = 4_000;

const AUDIENCES = { public: [0], customers: [0, 1], staff: [0, 1, 2] } as const satisfies Record<
  Audience,
  readonly number[]
>;

/**
 * One statement that ranks: the lists of the best articles of each term are merged, what the lists left out is added for the best of
 * them, and the page's articles get their nearest section. Who may see an article and every other condition is asked while the lists
 * are read, so that what somebody may not see neither takes the place of what they may nor is counted.
 */
export function rankingStatement(ranking: Ranking): Statement {
  const { terms, first, offset } = ranking;
  const values: unknown[] = [
    terms.map(({ no }) => no),
    terms.map(({ weight }) => weight),
    first,
    offset,
    terms
      .slice(0, SECTION_TERMS)
      .map(({ lexeme }) => asTsquery(lexeme))
      .join("|"),
  ];
  const parameter: AddParameter = (value) => `$${values.push(value)}`;
  const grouped = terms.some(({ group }) => group > 0);
  const score = grouped ? groupedScore(terms, parameter) : PLAIN_SCORE;
  // Lists know nothing of groups, nor of the other words of phrases.
  const whole =
    grouped || ranking.required.length > 0 || ranking.candidates !== undefined ? MOST_RANKED : RANKED_WHOLE;
  const viewed = viewedAudiences(ranking);
  const { facets } = ranking;
  const merged = mergedArticles(ranking, viewed, parameter);
  const name = `recourse-rank-${ranking.candidates === undefined ? "articles" : "candidates"}${grouped ? "-by-groups" : ""}-for-${viewed.join("-")}${facets ? "-with-facets" : ""}`;
  return {
    name: isNarrowed(ranking) ? null : name,
    text: statementText({ merged, score, whole, facets }),
    values,
  };
}

function isNarrowed({ required, excluded, categoryIds, productAreas }: Ranking): boolean {
  return (
    required.length > 0 || excluded.length > 0 || categoryIds !== undefined || productAreas !== undefined
  );
}

function viewedAudiences({ viewer, audiences }: Ranking): number[] {
  const asked = audiences?.map(audienceRank);
  return AUDIENCES[viewer].filter((rank) => asked === undefined || asked.includes(rank));
}

/** What an article `b` scores: every term it has, by what that is worth there. */
const PLAIN_SCORE = `
  select sum(p.impact * ($2::float8[])[array_position($1::int[], p.lexeme_no)]) as score
  from article_postings p where p.article_no = b.article_no and p.lexeme_no = any($1)`;

/** The same, where terms of one group count together or not at all. */
function groupedScore(terms: readonly Term[], parameter: AddParameter): string {
  const groups = terms.map(({ group }) => group);
  const sizes = groups.map((group) => (group === 0 ? 1 : groups.filter((each) => each === group).length));
  return `
  select sum(part) as score from (
    select case when t.term_group = 0 or count(*) = t.size then sum(p.impact * t.weight) else 0 end as part
    from unnest($1::int[], $2::float8[], ${parameter(groups)}::int[], ${parameter(sizes)}::int[]) t(no, weight, term_group, size)
    join article_postings p on p.article_no = b.article_no and p.lexeme_no = t.no
    group by t.term_group, t.size
  ) g`;
}

interface StatementParts {
  merged: string;
  score: string;
  /** Of the best articles, how many are scored by it. */
  whole: number;
  facets: boolean;
}

/**
 * Articles that may be found, with what they score by what is known so far. Counting terms by generate_series, and audiences in the
 * text, tells the planner how many there are, so that it keeps the plan it made for other terms.
 */
function mergedArticles(ranking: Ranking, viewed: readonly number[], parameter: AddParameter): string {
  if (ranking.candidates !== undefined) return candidateList(ranking, viewed, parameter);
  const list = ranking.required.length > 0 ? phraseList(ranking, parameter) : termList(ranking, parameter);
  return `select p.article_no, sum(($2::float8[])[term] * p.impact) as parts
      from generate_series(1, ${LISTED_TERMS}) term cross join unnest('{${viewed.join(",")}}'::smallint[]) viewed cross join lateral (
        ${list}
      ) p
      group by p.article_no`;
}

function statementText({ merged, score, whole, facets }: StatementParts): string {
  return `
    with merged as materialized (
      ${merged}
    ),
    best as materialized (select article_no, parts from merged order by parts desc, article_no limit ${MOST_RANKED}),
    scored as materialized (
      select b.article_no, whole.score
      from (select article_no from best order by parts desc, article_no limit ${whole}) b cross join lateral (${score}) whole
      union all
      (select article_no, parts from best order by parts desc, article_no offset ${whole})
    ),
    hit as materialized (
      select * from scored where score > 0 and score >= ${LEAST_SHARE} * (select max(score) from scored)
    ),
    -- One look at each article; "offset 0" keeps the planner from reading all of them.
    about as materialized (
      select a.category_id, a.product_areas from hit cross join lateral (
        select s.category_id, s.product_areas from article_search s where s.no = hit.article_no offset 0
      ) a
    ),
    page as materialized (select * from hit order by score desc, article_no limit $3 offset $4)
    select
      (select count(*) from hit)::int as total,
      (select count(*) from merged) > ${MOST_RANKED} as limited,
      ${facets ? FACETS : NO_FACETS},
      (select coalesce(json_agg(w.word), '[]') from search_words w where w.lexeme_no = any($1)) as words,
      (select coalesce(json_agg(json_build_object('articleId', a.article_id, 'score', page.score, 'title', a.title,
          'heading', s.heading, 'anchor', s.anchor, 'text', coalesce(s.text, '')) order by page.score desc, page.article_no), '[]')
        from page join article_search a on a.no = page.article_no
        left join lateral (
          select s.heading, s.anchor, left(s.text, ${LONGEST_SECTION}) as text
          from (
            -- Only of the nearest section the text is read.
            select number from article_sections where article_no = page.article_no
            order by ts_rank('{0.3, 0.5, 0.7, 0}', tsv, $5::tsquery) desc, number limit 1
          ) nearest
          join article_sections s on s.article_no = page.article_no and s.number = nearest.number
        ) s on true) as hits`;
}

const FACETS = `
      (select coalesce(json_agg(json_build_object('categoryId', category_id, 'count', articles) order by articles desc, category_id), '[]')
        from (select category_id, count(*) as articles from about where category_id is not null group by 1) c) as facets,
      (select coalesce(json_agg(json_build_object('name', area, 'count', articles) order by articles desc, area), '[]')
        from (select area, count(*) as articles from about, unnest(product_areas) area group by 1) c) as "productAreas"`;
const NO_FACETS = `'[]'::json as facets, '[]'::json as "productAreas"`;

/** The best articles of a term for an audience. */
function termList(ranking: Ranking, parameter: AddParameter): string {
  const conditions = [...filterConditions(ranking, parameter), ...exclusions(ranking, parameter)];
  return `select p.article_no, p.impact from article_postings p
    where p.lexeme_no = ($1::int[])[term] and p.audience = viewed ${conditions.map((condition) => `and ${condition}`).join(" ")}
    order by p.impact desc, p.article_no
    limit case when term <= ${TELLING_TERMS} then ${LISTED_PER_TELLING_TERM} else ${LISTED_PER_TERM} end`;
}

/** What was found elsewhere, as far as the viewer may see it and it has what the query asks for. */
function candidateList(ranking: Ranking, viewed: readonly number[], parameter: AddParameter): string {
  const ids = parameter(ranking.candidates?.articleIds);
  const parts = parameter(ranking.candidates?.parts);
  const conditions = [
    ...(ranking.required.length === 0
      ? []
      : [
          hasLexemes(
            ranking.required.flatMap(({ lexemes }) => lexemes),
            parameter,
          ),
        ]),
    ...filterConditions(ranking, parameter),
    ...exclusions(ranking, parameter),
    ...ranking.required
      .filter(({ lexemes }) => lexemes.length > 1)
      .map((phrase) => hasInOrder(phrase, parameter)),
  ];
  return `select p.article_no, p.parts from (
        select s.no as article_no, c.parts from unnest(${ids}::uuid[], ${parts}::float8[]) c (article_id, parts)
        join article_search s on s.article_id = c.article_id and s.audience = any('{${viewed.join(",")}}'::smallint[])
      ) p where ${[...conditions, "true"].join(" and ")}`;
}

/** Where phrases are required, the best articles of the rarest word that they must all have, once they turn out to have the phrases. */
function phraseList(ranking: Ranking, parameter: AddParameter): string {
  const lexemes = ranking.required
    .flatMap((phrase) => phrase.lexemes)
    .sort((a, b) => a.articles - b.articles);
  const conditions = [hasLexemes(lexemes, parameter), ...filterConditions(ranking, parameter)];
  const phrases = ranking.required.filter((phrase) => phrase.lexemes.length > 1);
  const read = [
    ...phrases.map((phrase) => hasInOrder(phrase, parameter)),
    ...exclusions(ranking, parameter),
    "true",
  ];
  return `select p.article_no, p.impact from (
      select p.article_no, p.impact from article_postings p
      where p.lexeme_no = ${parameter(lexemes[0]?.no)} and term = 1 and p.audience = viewed and ${conditions.join(" and ")}
      order by p.impact desc, p.article_no limit ${READ_FOR_PHRASES}
    ) p where ${read.join(" and ")}`;
}

/** A lexeme as tsquery's input syntax wants it, whatever characters it has. */
function asTsquery(lexeme: string): string {
  return `'${lexeme.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;
}
