/** The lexemes of a section in the order they stand in. */
export interface OrderedTerms {
  title: string;
  heading: string;
  text: string;
}

/**
 * A lexeme as one word to Meilisearch, which would take most marks for the end of a word. Nothing else is left of a lexeme that has
 * none but marks.
 */
export function termOf(lexeme: string): string {
  return lexeme.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
}

const ENTRY = /'((?:[^'\\]|''|\\.)*)':([\dA-D,]+)/gu;

/** What PostgreSQL writes of a tsvector: `'bind':3A,7 'ldap':1A`, with weights A title, B heading, C summary, none text. */
export function termsInOrder(tsvector: string): OrderedTerms {
  const places: { at: number; weight: string; term: string }[] = [];
  for (const [, written = "", positions = ""] of tsvector.matchAll(ENTRY)) {
    const lexeme = written.replace(/''/g, "'").replace(/\\(.)/gu, "$1");
    const term = termOf(lexeme);
    if (term === "") continue;
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
  return { title: inPart("A"), heading: inPart("B"), text: inPart("CD") };
}
