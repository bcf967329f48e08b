/** Rules between paragraphs and between the head of a table and its rows. */
const ONLY_MARKS = /^[\s>|:*_-]+$/;
const DEFINITION = /^[ \t>]*\[[^\]]+\]:/;
const CONTAINERS = /^[ \t]*(?:(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)*(?:\[[ xX]\][ \t])?/;
const ALERT = /^\[!\w+\]/;
const CODE_SPAN = /(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)/g;

/** What somebody would read aloud of lines of Markdown: no markup, no addresses, code as it is. */
export function readableText(lines: readonly { text: string; code: boolean }[]): string {
  return lines
    .map(({ text, code }) => (code ? text : readableLine(text)))
    .filter((text) => text.trim() !== "")
    .join("\n");
}

function readableLine(line: string): string {
  if (ONLY_MARKS.test(line) || DEFINITION.test(line)) return "";
  const text = line
    .replace(CONTAINERS, "")
    .replace(ALERT, "")
    .replace(/^#{1,6}[ \t]+/, "");
  let readable = "";
  let done = 0;
  for (const span of text.matchAll(CODE_SPAN)) {
    readable += withoutMarkup(text.slice(done, span.index)) + (span[2] ?? "");
    done = span.index + span[0].length;
  }
  readable += withoutMarkup(text.slice(done));
  return text.startsWith("|") ? readable.replace(/\|/g, " ") : readable;
}

function withoutMarkup(text: string): string {
  return (
    text
      .replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => setAside(mark))
      .replace(LINK, "$1")
      // Again, for the links that pictures are in.
      .replace(LINK, "$1")
      .replace(/\[([^\][]+)\]\[[^\][]*\]/g, "$1")
      .replace(/<([a-z][a-z0-9+.-]*:[^ <>]*|[^ <>@]+@[^ <>]+)>/gi, "$1")
      .replace(TAG, " ")
      .replace(/\*+|~~/g, "")
      .replace(/(?<![\p{L}\p{N}])_+(?=\S)|(?<=\S)_+(?![\p{L}\p{N}])/gu, "")
      .replace(
        /&(nbsp|amp|lt|gt|quot|apos|copy|reg|trade|hellip|ndash|mdash|#x?[0-9a-f]{1,6});/gi,
        (entity, name: string) => decode(name) ?? entity,
      )
      .replace(/[\ue021-\ue07e]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - PRIVATE_USE))
  );
}

const LINK = /!?\[([^\][]*)\]\((?:[^()]|\([^()]*\))*\)/g;
/** Tags of HTML. "<user name>" is none: it is what somebody fills in. */
const TAG =
  /<\/?(?:a|abbr|b|blockquote|br|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|picture|pre|s|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|video)\b[^<>]*>|<!--.*?-->/gi;

/** Where Unicode leaves room, an escaped mark is no markup any more. */
const PRIVATE_USE = 0xe000;

function setAside(mark: string): string {
  return String.fromCharCode(PRIVATE_USE + mark.charCodeAt(0));
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["nbsp", " "],
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["copy", "©"],
  ["reg", "®"],
  ["trade", "™"],
  ["hellip", "…"],
  ["ndash", "–"],
  ["mdash", "—"],
]);

function decode(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES.get(name.toLowerCase());
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
