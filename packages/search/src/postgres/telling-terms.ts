import type { EntityManager } from "typeorm";
import { weighTerms, type Term } from "../query/weigh-terms.js";

/** An article is known by these many of its words. */
const TELLING_TERMS = 12;

/** What tells an article apart, heaviest first. */
export async function tellingTerms(tx: EntityManager, articleId: string): Promise<Term[]> {
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
  return (
    rows
      // A word that no other article has relates it to none.
      .filter(({ articles }) => articles > 1 || all === 0)
      .flatMap(({ impact, ...lexeme }) => weighTerms([{ ...lexeme, sureness: impact }], all))
      .sort((a, b) => b.weight - a.weight || a.no - b.no)
      .slice(0, TELLING_TERMS)
  );
}
