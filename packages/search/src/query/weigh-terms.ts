/** A lexeme to rank by, with what having it is worth. */
export interface Term {
  no: number;
  lexeme: string;
  weight: number;
  /** Terms of one group count together or not at all; 0 for those that count alone. */
  group: number;
}

/** A lexeme that stands for something in the query, and how surely: 1 for what was typed, less for what may have been meant. */
export interface Mention {
  no: number;
  lexeme: string;
  articles: number;
  sureness: number;
  group?: number;
}

/** What tells articles apart is said in the rarest words: more terms would cost time and change nothing. */
const MOST_TERMS = 20;

/** How few articles have a lexeme: the inverse document frequency of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, 3.1). */
export function rarity(having: number, articles: number): number {
  return Math.log(1 + (Math.max(articles, having) - having + 0.5) / (having + 0.5));
}

/** Weighs every lexeme by how few articles have it, heaviest first. */
export function weighTerms(mentions: readonly Mention[], articles: number): Term[] {
  const all = Math.max(articles, ...mentions.map((mention) => mention.articles));
  const terms = new Map<string, Term>();
  for (const { no, lexeme, articles: having, sureness, group = 0 } of mentions) {
    const weight = sureness * rarity(having, all);
    const key = `${group} ${no}`;
    if (weight > (terms.get(key)?.weight ?? 0)) terms.set(key, { no, lexeme, weight, group });
  }
  const heaviest = [...terms.values()].sort(
    (a, b) => b.weight - a.weight || a.no - b.no || a.group - b.group,
  );
  return withWholeGroups(heaviest, MOST_TERMS);
}

/** The first of a list, without groups that the rest of is cut off. */
function withWholeGroups(terms: readonly Term[], most: number): Term[] {
  const cut = new Set(terms.slice(most).map(({ group }) => group));
  return terms.slice(0, most).filter(({ group }) => group === 0 || !cut.has(group));
}
