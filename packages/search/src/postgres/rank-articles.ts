import type { Audience } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Term } from "../query/weigh-terms.js";

export interface RankedSection {
  articleId: string;
  score: number;
  title: string;
  heading: string | null;
  anchor: string | null;
  text: string;
}

export interface RankedPage {
  hits: RankedSection[];
  total: number;
  /** More articles have the words than were looked at. */
  limited: boolean;
  facets: { categoryId: string; count: number }[];
  /** Every form in which articles write the terms. */
  words: string[];
}

export interface Ranking {
  terms: readonly Term[];
  viewer: Audience;
  first: number;
  offset: number;
  categoryIds: readonly string[] | undefined;
  /** Phrases that must be, and words or phrases that must not be, in an article. */
  phrases: readonly string[];
  excluded: readonly string[];
}

/** How many of the best articles of each term and audience are looked at, and how many of all these are ranked to the end. */
const LISTED_PER_TERM = 150;
const MOST_RANKED = 200;
/** What scores less than this share of the best article has only common words of the query. */
const LEAST_SHARE = 0.1;
/** Terms that decide which section of an article is shown. */
const SECTION_TERMS = 6;
const LONGEST_SECTION = 6_000;

const AUDIENCES = { public: [0], customers: [0, 1], staff: [0, 1, 2] } as const satisfies Record<Audience, readonly number[]>;

/**
 * Ranks in one statement: the lists of the best articles of each term are merged, what the lists left out is added for the best of them,
 * and the page's articles get their nearest section. Who may see an article and every other condition is asked while the lists are
 * read, so that what somebody may not see neither takes the place of what they may nor is counted.
 */
export async function rankArticles(tx: EntityManager, ranking: Ranking): Promise<RankedPage> {
  const { terms } = ranking;
  const given: unknown[] = [
    terms.map(({ no }) => no),
    terms.map(({ weight }) => weight),
    ranking.first,
    ranking.offset,
  ];
  const parameter = (value: unknown): string => `$${given.push(value)}`;
  const conditions = conditionsOf(ranking, parameter);
  const lists = AUDIENCES[ranking.viewer].map(
    (audience) => `(select p.article_no, p.impact, p.audience from article_postings p
      where p.lexeme_no = t.no and p.audience = ${audience} ${conditions}
      order by p.impact desc, p.article_no limit ${LISTED_PER_TERM})`,
  );
  const nearness = terms
    .slice(0, SECTION_TERMS)
    .map(({ lexeme, weight }) => `${parameter(weight)}::float8 * ts_rank('{0.3, 0.5, 0.7, 0}', s.tsv, ${parameter(asTsquery(lexeme))}::tsquery)`)
    .join(" + ");
  const rows = await tx.query<RankedPage[]>(
    `with term as materialized (select no, weight from unnest($1::int[], $2::float8[]) t(no, weight)),
     listed as materialized (
       select t.no, p.audience, p.article_no, t.weight * p.impact as part
       from term t cross join lateral (${lists.join(" union all ")}) p
     ),
     merged as materialized (select article_no, sum(part) as parts from listed group by article_no),
     best as materialized (select article_no from merged order by parts desc, article_no limit ${MOST_RANKED}),
     scored as materialized (
       select p.article_no, sum(t.weight * p.impact) as score
       from best b cross join term t join article_postings p on p.article_no = b.article_no and p.lexeme_no = t.no
       group by p.article_no
     ),
     hit as materialized (select * from scored where score >= ${LEAST_SHARE} * (select max(score) from scored)),
     page as materialized (select * from hit order by score desc, article_no limit $3 offset $4)
     select
       (select count(*) from hit)::int as total,
       (select count(*) from merged) > ${MOST_RANKED}
         or exists (select from listed group by no, audience having count(*) >= ${LISTED_PER_TERM}) as limited,
       (select coalesce(json_agg(json_build_object('categoryId', category_id, 'count', articles) order by articles desc, category_id), '[]')
         from (select a.category_id, count(*) as articles from hit join article_search a on a.no = hit.article_no
               where a.category_id is not null group by 1) c) as facets,
       (select coalesce(json_agg(w.word), '[]') from search_words w where w.lexeme_no = any($1)) as words,
       (select coalesce(json_agg(json_build_object('articleId', a.article_id, 'score', page.score, 'title', a.title,
           'heading', s.heading, 'anchor', s.anchor, 'text', coalesce(s.text, '')) order by page.score desc, page.article_no), '[]')
         from page join article_search a on a.no = page.article_no
         left join lateral (
           select s.heading, s.anchor, left(s.text, ${LONGEST_SECTION}) as text from article_sections s
           where s.article_no = page.article_no order by ${nearness} desc, s.number limit 1
         ) s on true) as hits`,
    given,
  );
  return rows[0] ?? { hits: [], total: 0, limited: false, facets: [], words: [] };
}

function conditionsOf(ranking: Ranking, parameter: (value: unknown) => string): string {
  const conditions: string[] = [];
  if (ranking.categoryIds !== undefined) {
    conditions.push(`and exists (select from article_search a
      where a.no = p.article_no and a.category_id = any(${parameter(ranking.categoryIds)}::uuid[]))`);
  }
  for (const phrase of ranking.phrases) {
    const query = `phraseto_tsquery('recourse', ${parameter(phrase)})`;
    // A phrase such as "to be" has no lexeme at all: it asks for nothing.
    conditions.push(`and (numnode(${query}) = 0
      or exists (select from article_sections s where s.article_no = p.article_no and s.tsv @@ ${query}))`);
  }
  for (const phrase of ranking.excluded) {
    conditions.push(`and not exists (select from article_sections s
      where s.article_no = p.article_no and s.tsv @@ phraseto_tsquery('recourse', ${parameter(phrase)}))`);
  }
  return conditions.join(" ");
}

/** A lexeme as tsquery's input syntax wants it, whatever characters it has. */
function asTsquery(lexeme: string): string {
  return `'${lexeme.replace(/\\/g, "\\\\").replace(/'/g, "''")}'`;
}
