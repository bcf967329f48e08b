/** The lexemes of a section, each once, and in the order they stand in. */
export interface OrderedTerms {
  lexemes: string[];
  title: string;
  heading: string;
  text: string;
  words: number;
}

/**
 * A lexeme as one word to Meilisearch, which would take most marks for the end of a word. Nothing else is left of a lexeme that has
 * none but marks.
 */
export function termOf(lexeme: string): string {
  return lexeme.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

/** A quoted word or phrase of Meilisearch's query language: exactly this, as it stands. */
export function quoted(lexemes: readonly string[]): string {
  return `"${lexemes.map(termOf).join(" ")}"`;
}

const ENTRY = /'((?:[^'\\]|''|\\.)*)':([\dA-D,]+)/gu;

/** What PostgreSQL writes of a tsvector: `'bind':3A,7 'ldap':1A`, with weights A title, B heading, C summary, none text. */
export function termsInOrder(tsvector: string): OrderedTerms {
  const lexemes: string[] = [];
  const places: { at: number; weight: string; term: string }[] = [];
  for (const [, written = "", positions = ""] of tsvector.matchAll(ENTRY)) {
    const lexeme = written.replace(/''/g, "'").replace(/\\(.)/gu, "$1");
    const term = termOf(lexeme);
    if (term === "") continue;
    lexemes.push(lexeme);
    for (const position of positions.split(",")) {
      places.push({ at: Number.parseInt(position, 10), weight: /[A-C]$/.exec(position)?.[0] ?? "D", term });
    }
  }
  places.sort((one, other) => one.at - other.at);
  const inPart = (weights: string): string =>
    places
      .filter(({ weight }) => weights.includes(weight))
      .map(({ term }) => term)
      .join(" ");
  return { lexemes, title: inPart("A"), heading: inPart("B"), text: inPart("CD"), words: places.length };
}
