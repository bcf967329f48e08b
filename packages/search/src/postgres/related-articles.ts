import { isId } from "@recourse/core";
import type { Audience } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { weighTerms } from "../query/weigh-terms.js";
import { rankArticles } from "./rank-articles.js";
import { withTimeout } from "./with-timeout.js";

/** An article is known by these many of its words. */
const TELLING_TERMS = 12;

/** Articles that have most of what tells this one apart, by the same ranking and for the same eyes as a search. */
export async function relatedArticles(
  db: DataSource,
  articleId: string,
  viewer: Audience,
  first: number,
): Promise<string[]> {
  if (!isId(articleId)) return [];
  return withTimeout(db, async (tx) => {
    const rows = await tx.query<
      { no: number; lexeme: string; articles: number; impact: number; state: number }[]
    >(
      `select x.no, x.lexeme, greatest(x.articles, 1) as articles, p.impact, st.articles as state
       from article_search a
       join article_postings p on p.article_no = a.no
       join search_lexemes x on x.no = p.lexeme_no
       cross join search_state st
       where a.article_id = $1 and length(x.lexeme) > 1 and x.lexeme !~ '^[0-9]+$'`,
      [articleId],
    );
    const all = rows[0]?.state ?? 0;
    const terms = rows
      // A word that no other article has relates it to none.
      .filter(({ articles }) => articles > 1 || all === 0)
      .flatMap(({ impact, ...lexeme }) => weighTerms([{ ...lexeme, sureness: impact }], all))
      .sort((a, b) => b.weight - a.weight || a.no - b.no)
      .slice(0, TELLING_TERMS);
    if (terms.length === 0) return [];
    const page = await rankArticles(tx, {
      terms,
      viewer,
      first: Math.min(Math.max(first, 0), 50) + 1,
      offset: 0,
      categoryIds: undefined,
      productAreas: undefined,
      audiences: undefined,
      facets: false,
      required: [],
      excluded: [],
    });
    return page.hits
      .map((hit) => hit.articleId)
      .filter((id) => id !== articleId)
      .slice(0, first);
  });
}
