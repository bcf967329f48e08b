import { readIndentation } from "./list-indentation.js";

/** A line that is not blank, and what it is. */
export interface CertainLine {
  text: string;
  /** Of the line in the whole text. */
  start: number;
  /** `markup`: within a block of HTML, where Markdown is not read. */
  kind: "text" | "heading" | "code" | "markup" | "rule";
  afterBlank: boolean;
}

interface Fence {
  mark: string;
  indent: number;
}

const BLANK = /^[ \t]*$/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const FENCE = /^(`{3,}|~{3,})(.*)$/;
const QUOTE = /^ {0,3}> ?/;
/** What lists, headings, rules, fences, markup and quotations begin with. */
const BEGINNING =
  "[-+*](?:[ \\t]|$)|#{1,6}(?:[ \\t]|$)|=+[ \\t]*$|-+[ \\t]*$|(?:[-*_][ \\t]*){3,}$|~{3}|`{3}|[<>]|\\d{1,9}[.)](?:[ \\t]|$)";
/** Text that begins nothing. */
const PLAIN = new RegExp(`^(?!${BEGINNING})`);
/** A line of a quotation in a list item that is text, or the label of an alert. */
const PLAIN_QUOTE = new RegExp(`^> ?(?![ \\t]|$|${BEGINNING})`);
const UNDERLINE = /^(?:=+|-+)[ \t]*$/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
/** But not addresses. */
const MARKUP = /^<(?![a-z][a-z0-9+.-]*:|[^\s<>@]+@)(?:[!?/]|[a-z])/i;
/** Markup that blank lines do not end. */
const LONG_MARKUP = /<(?:script|pre|style|textarea)\b|<\?|<!\[CDATA\[|<![a-z]|<!--(?!.*-->)/i;

/**
 * The lines of Markdown (CommonMark 0.31) with their kinds, or null where a kind depends on more than this looks at: lists and quotations are
 * followed by their indentation, code by its fences. Blank lines are left out.
 */
export function certainLines(text: string): CertainLine[] | null {
  const lines: CertainLine[] = [];
  /** Where the text of each list item begins that is open, outermost first. */
  let items: readonly number[] = [];
  let fence: Fence | null = null;
  let inMarkup = false;
  let afterBlank = true;
  /** Whether the line before may go on: it is text, and no blank line came. */
  let inText = false;
  let quotes = 0;
  let end = 0;
  for (const line of text.split("\n")) {
    const start = end;
    end += line.length + 1;
    const add = (kind: CertainLine["kind"]) => {
      lines.push({ text: line, start, kind, afterBlank });
      afterBlank = false;
      inText = kind === "text";
    };
    if (fence !== null) {
      if (BLANK.test(line)) continue;
      if (!line.startsWith(" ".repeat(fence.indent))) return null;
      if (closes(line.slice(fence.indent), fence.mark)) fence = null;
      else lines.push({ text: line, start, kind: "code", afterBlank: false });
      continue;
    }
    if (LONG_MARKUP.test(line)) return null;
    const mark = /^ *>/.exec(line)?.[0].length ?? 0;
    const isInItem = mark > (items[0] ?? Infinity);
    const { rest, depth } = isInItem ? { rest: line, depth: quotes } : withoutQuotes(line);
    if (BLANK.test(rest)) {
      if (depth > 0 && quotes === 0) return null;
      afterBlank = true;
      inText = false;
      inMarkup = false;
      if (depth > 0) quotes = depth;
      continue;
    }
    if (/^[> ]*\t/.test(line)) return null;
    const bare = rest.trimStart();
    const interrupts = isInItem || [HEADING, FENCE, MARKUP, RULE].some((form) => form.test(bare));
    if (depth === 0 && quotes > 0 && inText && !interrupts && PLAIN.test(bare)) {
      // The quotation before it goes on.
      add("text");
      continue;
    }
    if (depth !== quotes) {
      // A line without its mark may go on with the quotation before it.
      if (!afterBlank) return null;
      if (depth > 0 || quotes > 0) items = [];
      quotes = depth;
    }
    if (inMarkup) {
      // What looks like markup may be a paragraph after all, which other blocks end.
      if (!/^</.test(bare) && !PLAIN.test(bare)) return null;
      add("markup");
      continue;
    }
    if (isInItem && /^> ?$/.test(bare) && line.length - bare.length - (items.at(-1) ?? 0) <= 3) {
      afterBlank = true;
      inText = false;
      continue;
    }
    if (isInItem && !PLAIN_QUOTE.test(bare)) return null;
    const read = readIndentation(rest, items, { inText, interrupts });
    if (read === null || (depth > 0 && read.column > 3) || (!isInItem && read.text.startsWith(">")))
      return null;
    if (UNDERLINE.test(read.text) && inText) return null;
    items = read.items;
    const fenced = FENCE.exec(read.text);
    if (read.isCode) add("code");
    else if (RULE.test(read.text)) add("rule");
    else if (fenced !== null && !(fenced[1]?.startsWith("`") === true && fenced[2]?.includes("`") === true)) {
      if (depth > 0 || read.isItem) return null;
      fence = { mark: fenced[1] ?? "", indent: read.column };
      add("code");
    } else if (MARKUP.test(read.text)) {
      inMarkup = true;
      add("markup");
    } else add(HEADING.test(read.text) ? "heading" : "text");
  }
  return fence === null ? lines : null;
}

function withoutQuotes(line: string): { rest: string; depth: number } {
  let rest = line;
  let depth = 0;
  for (; QUOTE.test(rest); depth += 1) rest = rest.replace(QUOTE, "");
  return { rest, depth };
}

function closes(line: string, mark: string): boolean {
  const bare = line.trim();
  return (
    bare.length >= mark.length && bare === mark.charAt(0).repeat(bare.length) && /^ {0,3}[`~]/.test(line)
  );
}
