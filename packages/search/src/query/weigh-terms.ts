/** A lexeme to rank by, with what having it is worth. */
export interface Term {
  no: number;
  lexeme: string;
  weight: number;
}

/** A lexeme that stands for something in the query, and how surely: 1 for what was typed, less for what may have been meant. */
export interface Mention {
  no: number;
  lexeme: string;
  articles: number;
  sureness: number;
}

/** What tells articles apart is said in the rarest words: more terms would cost time and change nothing. */
const MOST_TERMS = 20;

/**
 * Weighs every lexeme by how few articles have it (the inverse document frequency of BM25: Robertson and Zaragoza, "The Probabilistic
 * Relevance Framework", 2009, 3.1), heaviest first.
 */
export function weighTerms(mentions: readonly Mention[], articles: number): Term[] {
  const all = Math.max(articles, ...mentions.map((mention) => mention.articles));
  const terms = new Map<number, Term>();
  for (const { no, lexeme, articles: having, sureness } of mentions) {
    const weight = sureness * Math.log(1 + (all - having + 0.5) / (having + 0.5));
    if (weight > (terms.get(no)?.weight ?? 0)) terms.set(no, { no, lexeme, weight });
  }
  return [...terms.values()].sort((a, b) => b.weight - a.weight || a.no - b.no).slice(0, MOST_TERMS);
}
