import { removeSecrets } from "../secrets/remove-secrets.js";

/** What is put in the place of what was taken out; `removeSecrets` writes the others. */
const MARKS = /\[(?:name|address|secret|number)\]/g;

/** Name and password in the address of a page, and whatever it hands over: tokens travel in both. */
const ADDRESS_PARTS: readonly RegExp[] = [
  /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@]{0,500}@/gi,
  /\b([a-z][a-z0-9+.-]{1,20}:\/\/[^\s?#]{1,500})[?#]\S*/gi,
];

/** What gives itself away in a question though no maker of keys gave it a shape. The first group stays. */
const SECRETS: readonly RegExp[] = [
  /()-----BEGIN [A-Z ]{1,40}-----[\s\S]*?(?:-----END [A-Z ]{1,40}-----|$)/g,
  /()\beyJ[\w-]{5,}(?:\.[\w-]*){0,2}/g,
  /(\b(?:password|passwort|passwd|passphrase|pwd|secret|token|api[ _-]?key|authorization)\b\s{0,5}[:=]\s{0,5}|\bbearer\s{1,5})(?!\[)(?:"[^"]{0,200}"|'[^']{0,200}'|(?:bearer\s+|basic\s+)?\S+)/gi,
  // "My password is hunter2", but not "my password is wrong".
  /(\b(?:password|passphrase|pwd|secret|token|key) is\s{1,5})[^\s\d!$%^&*]{0,60}[\d!$%^&*]\S*/gi,
];

const ESCAPED_MAIL = /[\p{L}\p{N}._%+'-]{1,64}%40[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/giu;
const DOTTED_PHONE = /(?<![\w.])\+?\d{3}\.\d{3}\.\d{4}(?![\w.]*\w)/g;
/** Words in one piece that nobody would remember: ids, digests, passwords that were made. */
const LONG_WORD = /[\w+/=~-]{12,400}/g;

/** Names that must not stand in a text. */
export interface KnownNames {
  /** Whole, however they are written: of accounts. */
  names?: readonly string[];
  /** Of people: each part of them goes, too, where it is written as a name. */
  people?: readonly string[];
}

/** The text without addresses, secrets, long numbers and the given names; a mark says what stood there. Words, error codes and versions stay. */
export function maskPersonalData(text: string, { names = [], people = [] }: KnownNames = {}): string {
  let masked = ADDRESS_PARTS.reduce((each, pattern) => each.replace(pattern, "$1"), text);
  masked = removeSecrets(masked.replace(ESCAPED_MAIL, "[address]"));
  masked = SECRETS.reduce((each, pattern) => each.replace(pattern, "$1[secret]"), masked)
    .replace(DOTTED_PHONE, "[number]")
    .replace(LONG_WORD, (word) => (looksRandom(word) ? "[secret]" : word));
  const whole = withoutNames(masked, [...names, ...people], "giu");
  return withoutNames(
    whole,
    people.flatMap((name) => name.split(/\s+/)),
    "gu",
  );
}

/** For texts that are compared and counted: without the marks, and with single spaces. */
export function withoutMarks(masked: string): string {
  return masked.replace(MARKS, " ").replace(/\s+/g, " ").trim();
}

/** Letters and digits in turns as no word has them; or so long with digits in it that it can only be an id. */
function looksRandom(word: string): boolean {
  const turns = [...word.matchAll(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)].length;
  const digits = word.replace(/\D/g, "").length;
  return turns >= 5 || (word.length >= 20 && turns >= 1 && digits >= 4) || /^[0-9a-f]{24,}$/i.test(word);
}

/** "Dear Ms Lovelace" names Ada Lovelace, too; "will" is no name, though there is a Will. */
function withoutNames(text: string, names: readonly string[], flags: string): string {
  const longestFirst = [...new Set(names.filter((name) => name.length > 2))].sort(
    (left, right) => right.length - left.length,
  );
  return longestFirst.reduce(
    (masked, name) =>
      masked.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, flags), "[name]"),
    text,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
