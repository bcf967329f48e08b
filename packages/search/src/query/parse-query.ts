import { searchableText } from "./searchable-text.js";

/** A piece of a query as it was typed, with its place, so that a repaired query can be told. */
export interface QueryWord {
  /** As PostgreSQL's parser should read it: usually one word, sometimes several ("saml.conf"). */
  text: string;
  start: number;
  end: number;
  /** In quotation marks: meant as it is. */
  quoted: boolean;
}

export interface ParsedQuery {
  /** The query, cut to what is searched for. */
  text: string;
  words: QueryWord[];
  /** What stood in quotation marks: must be in a result, in this order. */
  phrases: string[];
  /** What stood behind a minus sign: must not be in a result. */
  excluded: string[];
  /** The last word may not be typed to its end. */
  openEnded: boolean;
}

/** Longer questions exist, but what tells articles apart is said before that. */
const LONGEST_QUERY = 1_000;
const MOST_WORDS = 40;
const MOST_PHRASES = 4;
const LONGEST_WORD = 60;

// In this order: a quoted phrase, perhaps excluded; an excluded word; a word.
const PIECE = /(?<=^|\s)(-?)"([^"]+)"|(?<=^|\s)-(?=\p{L})([^\s"]+)|([^\s"]+)/gu;

/** Any text is a query; what looks like an operator and is none is text. */
export function parseQuery(input: string): ParsedQuery {
  const text = cut(input.replace(/[\u201C-\u201F\u00AB\u00BB\uFF02]/g, '"')).replace(
    /[\p{Cc}\p{Surrogate}]/gu,
    " ",
  );
  const query: ParsedQuery = { text, words: [], phrases: [], excluded: [], openEnded: false };
  for (const piece of text.matchAll(PIECE)) {
    const [whole, minus, quoted, minusWord] = piece;
    if (minusWord !== undefined) pushUpTo(MOST_PHRASES, query.excluded, readable(minusWord));
    else if (quoted !== undefined && minus === "-") pushUpTo(MOST_PHRASES, query.excluded, readable(quoted));
    else {
      if (quoted !== undefined) pushUpTo(MOST_PHRASES, query.phrases, readable(quoted));
      const start = piece.index + whole.indexOf(quoted ?? whole);
      query.words.push(...wordsWithin(quoted ?? whole, start, quoted !== undefined));
    }
  }
  query.words = query.words.slice(0, MOST_WORDS);
  query.openEnded = query.words.at(-1)?.end === text.length;
  return query;
}

/** The same query with every operator taken for text: what somebody meant who pasted "Get-User -Name". */
export function withoutOperators(query: ParsedQuery): ParsedQuery {
  return parseQuery(query.text.replace(/"/g, " ").replace(/(?<=^|\s)-+/g, " "));
}

export function hasOperators({ phrases, excluded }: ParsedQuery): boolean {
  return phrases.length > 0 || excluded.length > 0;
}

function wordsWithin(text: string, offset: number, quoted: boolean): QueryWord[] {
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => {
    const bare = word.replace(/^[^\p{L}\p{N}]+/u, "");
    const start = offset + index + word.length - bare.length;
    const end = start + bare.replace(/[^\p{L}\p{N}\p{M}]+$/u, "").length;
    return { text: readable(bare.slice(0, end - start)), start, end, quoted };
  }).filter(({ text: word }) => word !== "" && word.length <= LONGEST_WORD);
}

function readable(text: string): string {
  return searchableText(text).replace(/\s+/g, " ").trim();
}

function pushUpTo(limit: number, list: string[], text: string): void {
  if (text !== "" && list.length < limit) list.push(text);
}

function cut(text: string): string {
  if (text.length <= LONGEST_QUERY) return text;
  const end = text.lastIndexOf(" ", LONGEST_QUERY);
  return text.slice(0, end > 0 ? end : LONGEST_QUERY);
}
