/** A line of Markdown among the list items that are open. */
export interface Indentation {
  /** Without indentation and list marks. */
  text: string;
  /** Where it begins. */
  column: number;
  /** Where the text of each open list item begins, outermost first. */
  items: readonly number[];
  /** The line begins an item. */
  isItem: boolean;
  /** Indented so far that it is code. */
  isCode: boolean;
}

const ITEM = /^([-*+]|\d{1,9}[.)])( {1,4})(?=\S)/;
/** Items whose text begins on another line, or with code, or behind a tab. */
const ODD_ITEM = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]*$|\t| {5,})/;
/** Only the first number of a list may interrupt a paragraph. */
const LATER_NUMBER = /^(?!0*1[.)])\d{1,9}[.)] /;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})$/;
const FARTHEST = 3;

/**
 * Reads how far a line is indented, and what that makes of it. `inText`: the line before is text that may go on; `interrupts`: the line is of a
 * kind that does not go on with text. Null where a parser has to tell.
 */
export function readIndentation(
  line: string,
  before: readonly number[],
  { inText, interrupts }: { inText: boolean; interrupts: boolean },
): Indentation | null {
  let column = line.search(/[^ \t]/);
  let text = line.slice(column);
  if (ODD_ITEM.test(text)) return null;
  const isRule = RULE.test(text);
  const isMark = ITEM.test(text) && !isRule;
  // What does not begin anything goes on with the paragraph before it, however it stands.
  if (inText && !isMark && !interrupts) return { text, column, items: before, isItem: false, isCode: false };
  const items = before.filter((content) => content <= column);
  if (inText && items.length === before.length && LATER_NUMBER.test(text)) return null;
  if (column - (items.at(-1) ?? 0) > FARTHEST) {
    return inText || isMark ? null : { text, column, items, isItem: false, isCode: true };
  }
  if (inText && /^</.test(text) && items.length < before.length) return null;
  let isItem = false;
  for (let mark = isRule ? null : ITEM.exec(text); mark !== null; mark = ITEM.exec(text)) {
    isItem = true;
    column += mark[0].length;
    items.push(column);
    text = text.slice(mark[0].length);
    if (ODD_ITEM.test(text) || RULE.test(text)) return null;
  }
  return { text, column, items, isItem, isCode: false };
}
