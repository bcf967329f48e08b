/**
 * What a lexeme is worth to an article (its impact, see postgres/write-articles.ts) becomes the attribute that it stands in: the first
 * holds what is worth most. Meilisearch ranks one quoted word by the attribute it is found in, and its ranking score tells which that
 * is, so that lists of the best articles of a word come with their impacts.
 */
const LEVELS = 12;
const HIGHEST = 1.15;
/** Each level is worth this share of the one above: twelve reach from a title down to a long article's text. */
const RATIO = 0.84;

export const levelAttributes: readonly string[] = Array.from(
  { length: LEVELS },
  (_, level) => `impact${level}`,
);

export function levelOf(impact: number): number {
  const level = Math.round(Math.log(Math.max(impact, 0.001) / HIGHEST) / Math.log(RATIO));
  return Math.min(Math.max(level, 0), LEVELS - 1);
}

/** What Meilisearch's ranking score of one quoted word says it is worth; `attributes` is how many are searchable. */
export function impactOfScore(score: number, attributes: number): number {
  const level = Math.round((1 - score) * attributes);
  return HIGHEST * RATIO ** Math.min(Math.max(level, 0), LEVELS - 1);
}
