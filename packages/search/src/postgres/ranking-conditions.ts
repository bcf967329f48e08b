import { isId } from "@recourse/core";
import type { KnownLexeme } from "./look-up-words.js";
import type { Ranking } from "./ranking-statement.js";
import type { Phrase } from "./understand-query.js";

/** Adds a value to a statement and names its place. */
export type AddParameter = (value: unknown) => string;

/** "offset 0" keeps a condition at each article that a list comes to: joined first, it would read all articles. */
export function filterConditions({ categoryIds, productAreas }: Ranking, parameter: AddParameter): string[] {
  const asked = [
    ...(categoryIds === undefined
      ? []
      : [`a.category_id = any(${parameter(categoryIds.filter(isId))}::uuid[])`]),
    ...(productAreas === undefined ? [] : [`a.product_areas && ${parameter(productAreas)}::text[]`]),
  ];
  return asked.length === 0
    ? []
    : [`exists (select from article_search a where a.no = p.article_no and ${asked.join(" and ")} offset 0)`];
}

export function exclusions({ excluded }: Ranking, parameter: AddParameter): string[] {
  return excluded.map((phrase) => {
    const words = hasLexemes(phrase.lexemes, parameter);
    // Looking words up is cheap, reading their order is not.
    return phrase.lexemes.length === 1
      ? `not ${words}`
      : `not case when ${words} then ${hasInOrder(phrase, parameter)} else false end`;
  });
}

export function hasLexemes(lexemes: readonly KnownLexeme[], parameter: AddParameter): string {
  const nos = [...new Set(lexemes.map(({ no }) => no))];
  return `((select count(*) from article_postings w
    where w.article_no = p.article_no and w.lexeme_no = any(${parameter(nos)}::int[])) = ${nos.length})`;
}

export function hasInOrder({ text }: Phrase, parameter: AddParameter): string {
  return `exists (select from article_sections s
    where s.article_no = p.article_no and s.tsv @@ phraseto_tsquery('recourse', ${parameter(text)}) offset 0)`;
}
