import { splitSections } from "@recourse/core";
import { wordsOf } from "../query/fold-word.js";
import { quickSections } from "../sections/quick-sections.js";
import { searchableText, writtenAsOne } from "../query/searchable-text.js";

/** An article as it is published now. */
export interface PublishedArticle {
  id: string;
  categoryId: string | null;
  audience: number;
  revisionId: string;
  title: string;
  summary: string;
  body: string;
}

/** A row of article_sections; the three texts are what its tsvector is made of. */
export interface IndexedSection {
  articleId: string;
  number: number;
  heading: string | null;
  anchor: string | null;
  text: string;
  titleText: string;
  headingText: string;
  summaryText: string;
  bodyText: string;
}

/** A tsvector holds one megabyte; nobody reads a section of this length. */
const LONGEST_SECTION = 100_000;
const MOST_SECTIONS = 1_000;

/** The article's sections. The first is what stands before the first heading, with title and summary; it may have no text of its own. */
export function readSections(article: PublishedArticle): IndexedSection[] {
  const sections = (quickSections(article.body) ?? splitSections(article.body)).slice(0, MOST_SECTIONS);
  const opening = sections[0]?.heading === null ? sections[0] : undefined;
  const summary = article.summary.trim();
  const start: IndexedSection = {
    ...section(article.id, 0, null, null, [summary, opening?.text ?? ""].filter(Boolean).join("\n")),
    titleText: searchable(article.title),
    summaryText: searchable(summary),
    bodyText: searchable(opening?.text ?? ""),
  };
  const rest = sections
    .filter((part) => part !== opening)
    .map(({ heading, anchor, text }, place) => section(article.id, place + 1, heading, anchor, text));
  return [start, ...rest];
}

/** Every different word that an article's readers see, for typing errors and highlights; numbers and machine-made strings are no words. */
export function wordsOfSections(sections: readonly IndexedSection[]): Set<string> {
  const words = new Set<string>();
  for (const { titleText, headingText, summaryText, bodyText } of sections) {
    const text = `${titleText} ${headingText} ${summaryText} ${bodyText}`;
    // "doesn" of "doesn't" is no word to repair others to; "user" of "user's" is.
    const whole = text.replace(/'s\b/g, " ").replace(/(?<!\p{L})\p{L}+'\p{L}+/gu, " ");
    for (const { word } of wordsOf(whole)) {
      if (word.length > 1 && word.length <= 40 && /\p{L}/u.test(word)) words.add(word);
    }
  }
  return words;
}

function section(
  articleId: string,
  number: number,
  heading: string | null,
  anchor: string | null,
  text: string,
): IndexedSection {
  return {
    articleId,
    number,
    heading,
    anchor,
    text: text.slice(0, LONGEST_SECTION),
    titleText: "",
    headingText: searchable(heading ?? ""),
    summaryText: "",
    bodyText: searchable(text),
  };
}

/** What is only there to be found stands behind the text, where it separates no words of a phrase. */
function searchable(text: string): string {
  const readable = searchableText(text.slice(0, LONGEST_SECTION));
  return [readable, ...new Set(writtenAsOne(readable))].join(" ");
}
