import type { Outline } from "./article-outline.js";
import { certainLines, type CertainLine } from "./certain-lines.js";
import { parsedOutline } from "./parsed-outline.js";

/** Reference links and their definitions, which may stand anywhere. */
const DEFINITION = /\]:/;
/** Addresses in angle brackets, save those that stay as they are whatever they are. */
const ODD_AUTOLINK = /<(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:/i;
/** A stretch that is no Markdown: code, or HTML that ends on its line. Of two that overlap, the first holds. */
const OPAQUE = /(?<!`)(`+)(?!`)(?:.*?[^`])??\1(?!`)|(?<!\]\()<\/?[a-z][^<>]*>|<!--(?!-?>)(?:(?!--).)*-->/gi;
/** Text and address; an address may be in angle brackets, or have one pair of round ones, or a title in quotes behind it. */
const LINK =
  /(!?)\[([^[\]]*)\]\((?:<([^<>\\\ue000]*)>|([^()\s<>\\"']*(?:\([^()\s<>\\"']*\)[^()\s<>\\"']*)?))(?: +"[^"()\\&]*")?\)/g;
/** Entities, which a parser decodes, and what was taken for code. */
const ODD_ADDRESS = /&#?\w+;|\ue000/;
const ESCAPED = /\\[[\]()!`]/;
const PLAIN_ALT = /^[^*_&\\`<\ue000]*$/;
const PLAIN_PARAGRAPH = /^[a-z0-9*_`"'([]/i;
const LIST_OR_RULE = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)|^(?:[-*_] *){3,}$/;

/**
 * The outline of a text, line by line, in a tenth of the time that a parser takes, which is most of what an import costs. Null for Markdown
 * in which only a parser tells what is a link, or what is text.
 */
export function quickOutline(text: string, needsParagraph: boolean): Outline | null {
  if (DEFINITION.test(text) || ODD_AUTOLINK.test(text) || text.startsWith("\uFEFF")) return null;
  const lines = certainLines(text);
  if (lines === null) return null;
  const title = titleOf(lines);
  const firstParagraph = needsParagraph ? paragraphOf(lines) : "";
  if (title === undefined || firstParagraph === null) return null;
  const outline: Outline = { title, links: [], references: [], definitions: [], images: [], firstParagraph };
  for (const paragraph of paragraphs(lines)) {
    if (paragraph.some(({ text: line }) => line.includes("](")) && !readParagraph(paragraph, outline))
      return null;
  }
  return outline;
}

/** Null: the text does not begin with its title; undefined: that is the parser's to say. */
function titleOf(lines: readonly CertainLine[]): Outline["title"] | undefined {
  const [first] = lines;
  if (first?.kind !== "heading" || !/^ {0,3}#(?:[ \t]|$)/.test(first.text)) return null;
  const plain = /^#[ \t]+([\w ,.:;'"()/-]*[\w,.:;'"()/])$/.exec(first.text)?.[1];
  if (plain !== undefined) return { start: first.start, end: first.start + first.text.length, text: plain };
  const read = parsedOutline(first.text).title;
  return read === null
    ? undefined
    : { ...read, start: first.start + read.start, end: first.start + read.end };
}

/** Null where something stands before it that is no heading. */
function paragraphOf(lines: readonly CertainLine[]): string | null {
  const from = lines.findIndex(({ kind }) => kind !== "heading");
  if (from === -1) return "";
  const [first] = lines.slice(from);
  if (first?.kind !== "text" || !PLAIN_PARAGRAPH.test(first.text) || LIST_OR_RULE.test(first.text))
    return null;
  const ends = lines.findIndex((line, place) => place > from && (line.afterBlank || line.kind !== "text"));
  // Markup without a blank line before it may be part of the paragraph.
  if (lines[ends]?.kind === "markup" && !lines[ends].afterBlank) return null;
  const own = lines.slice(from, ends === -1 ? lines.length : ends);
  if (own.some(({ text }, place) => place > 0 && LIST_OR_RULE.test(text.trim()))) return null;
  return parsedOutline(own.map(({ text }) => text).join("\n")).firstParagraph;
}

/** Lines of text that belong together: a code span may go on from one to the next. */
function* paragraphs(lines: readonly CertainLine[]): Generator<CertainLine[]> {
  let own: CertainLine[] = [];
  for (const line of lines) {
    if (line.afterBlank || line.kind === "heading" || own.at(-1)?.kind === "heading") {
      yield own;
      own = [];
    }
    if (line.kind !== "code") own.push(line);
  }
  yield own;
}

/** Adds what a paragraph holds; false where it holds something that this does not tell for certain. */
function readParagraph(lines: readonly CertainLine[], outline: Outline): boolean {
  for (const { text, start, kind } of lines) {
    if (kind === "markup") return false;
    if (ESCAPED.test(text)) return false;
    let isCertain = true;
    const shown = text.replace(OPAQUE, (stretch) => {
      // What looks like a tag may be none.
      if (stretch.startsWith("<") && /[`[\]]/.test(stretch)) isCertain = false;
      return "\ue000".repeat(stretch.length);
    });
    let rest = shown;
    for (const found of shown.matchAll(LINK)) {
      const [whole, mark = "", label = "", inAngles, bare = ""] = found;
      const url = inAngles ?? bare;
      const from = start + found.index;
      const span = { start: from, end: from + whole.length };
      if (ODD_ADDRESS.test(url)) return false;
      if (mark === "!") {
        if (!PLAIN_ALT.test(label)) return false;
        outline.images.push({ ...span, url, alt: label });
      } else {
        const inner = { start: from + 1, end: from + 1 + label.length };
        outline.links.push({ ...span, url, label: label === "" ? null : inner });
      }
      rest = rest.replace(whole, "");
    }
    if (!isCertain || rest.includes("](") || /`|<[a-z/!?]/i.test(rest)) return false;
  }
  return true;
}
