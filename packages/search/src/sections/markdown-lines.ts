export interface MarkdownLine {
  text: string;
  kind: "text" | "heading" | "code";
  /** Of a heading, 1 to 6. */
  depth: number;
}

interface Fence {
  mark: string;
  /** What stands before it: of a list or quotation, which may end, and the fence with it. */
  within: string;
}

const HEADING = /^(#{1,6})(?:[ \t]|$)/;
const FENCE = /^([ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)*)(`{3,}|~{3,})(.*)$/;
/** Headings that belong to a list, a quotation or code: only a parser knows. */
const NESTED_HEADING = /^(?:[ \t]+|[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]*)+)#{1,6}(?:[ \t]|$)/;
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/;
const MARKUP = /^[ \t>]*<[!?/a-z]/i;
/** Markup that blank lines do not end. */
const LONG_MARKUP = /<(?:script|pre|style|textarea)\b|<\?|<!\[CDATA\[|<!--(?!.*-->)/i;
const DEFINITION = /^[ \t>]*\[[^\]]+\]:/m;

/** Markdown (CommonMark 0.31) line by line, or null where a line's kind depends on more than this looks at. */
export function markdownLines(markdown: string): MarkdownLine[] | null {
  const lines: MarkdownLine[] = [];
  const hasDefinitions = DEFINITION.test(markdown);
  let fence: Fence | null = null;
  let inMarkup = false;
  let before = "";
  for (const text of markdown.replace(/^\uFEFF/, "").split(/\r\n?|\n/)) {
    if (fence !== null) {
      if (mayEnd(text, fence)) return null;
      if (closes(text, fence)) fence = null;
      else lines.push({ text, kind: "code", depth: 0 });
      before = "";
      continue;
    }
    const opened = FENCE.exec(text);
    if (opened !== null && !(opened[2]?.startsWith("`") === true && opened[3]?.includes("`") === true)) {
      fence = { mark: opened[2] ?? "", within: opened[1] ?? "" };
      continue;
    }
    if (NESTED_HEADING.test(text) || LONG_MARKUP.test(text) || (UNDERLINE.test(text) && before.trim() !== ""))
      return null;
    if (text.trim() === "") inMarkup = false;
    else if (MARKUP.test(text)) inMarkup = true;
    const heading = HEADING.exec(text);
    if (heading === null) lines.push({ text, kind: "text", depth: 0 });
    else if (inMarkup || (hasDefinitions && text.includes("["))) return null;
    else lines.push({ text, kind: "heading", depth: heading[1]?.length ?? 0 });
    before = text;
  }
  return fence === null ? lines : null;
}

/** Whether a line stands so that the list or quotation around the fence, or the fence, may end there. */
function mayEnd(text: string, fence: Fence): boolean {
  const { within } = fence;
  if (within === "" || text.trim() === "") return false;
  if (/[>\t]/.test(within + text)) return true;
  const indent = text.search(/\S/);
  return indent < within.length || (indent > within.length && isMark(text, fence));
}

function closes(text: string, fence: Fence): boolean {
  return isMark(text, fence) && (fence.within !== "" || /^ {0,3}\S/.test(text));
}

function isMark(text: string, { mark }: Fence): boolean {
  const bare = text.trim();
  return bare.length >= mark.length && bare === mark.charAt(0).repeat(bare.length);
}
