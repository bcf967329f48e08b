import { splitSections, type ArticleSection } from "@recourse/core";
import { markdownLines } from "./markdown-lines.js";
import { readableText } from "./readable-text.js";

/** Deeper headings belong to the section they stand in. */
const DEEPEST_SECTION = 3;

/**
 * An article's sections in a fifth of the time that core's `splitSections` takes, which is most of what indexing costs. Null for
 * Markdown in which only a parser tells what is a heading (markdown-lines.ts). The headings themselves are given to core, so that
 * anchors are those of the article's page; the text between them is only searched and shown in passages, and read accordingly.
 */
export function quickSections(markdown: string): ArticleSection[] | null {
  const lines = markdownLines(markdown);
  if (lines === null) return null;
  const parts: { text: string; code: boolean }[][] = [[]];
  for (const { text, kind, depth } of lines) {
    if (kind === "heading" && depth <= DEEPEST_SECTION) parts.push([]);
    else parts.at(-1)?.push({ text, code: kind === "code" });
  }
  const headings = lines.filter(({ kind }) => kind === "heading").map(({ text }) => text);
  const opened = splitSections(headings.join("\n\n")).filter(({ heading }) => heading !== null);
  if (opened.length !== parts.length - 1) return null;
  return parts.map((part, number) => ({
    number,
    heading: opened[number - 1]?.heading ?? null,
    anchor: opened[number - 1]?.anchor ?? null,
    text: readableText(part),
  }));
}
