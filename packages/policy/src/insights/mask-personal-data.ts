/** What was taken out of a text. */
export type MaskedKind = "name" | "address" | "secret" | "number";

export interface Masking {
  /** What stands in the place of what was taken out. */
  mark: (kind: MaskedKind) => string;
  /** Names that must not stand in the text, however they are written. */
  names?: readonly string[];
  /** Names of people: each part of them goes, too, where it is written as a name. */
  people?: readonly string[];
}

interface Rule {
  kind: MaskedKind;
  pattern: RegExp;
  /** The first group stays, with the mark behind it or, for what has no meaning of its own, without. */
  keep?: "marked" | "plain";
}

const RULES: readonly Rule[] = [
  { kind: "secret", pattern: /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g },
  // Name and password of an address, and whatever it hands over: tokens travel in both.
  { kind: "secret", pattern: /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, keep: "plain" },
  { kind: "secret", pattern: /\b([a-z][a-z0-9+.-]*:\/\/[^\s?#]*)[?#]\S*/gi, keep: "plain" },
  { kind: "address", pattern: /[\p{L}\p{N}._%+'-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu },
  { kind: "secret", pattern: /\beyJ[\w-]{5,}(?:\.[\w-]*){0,2}/g },
  {
    kind: "secret",
    pattern:
      /(\b(?:password|passwort|passwd|passphrase|pwd|secret|token|api[ _-]?key|authorization)\b\s*[:=]\s*|\bbearer\s+)(?:"[^"]*"|'[^']*'|(?:bearer\s+|basic\s+)?\S+)/gi,
    keep: "marked",
  },
  // "My password is hunter2", but not "my password is wrong".
  {
    kind: "secret",
    pattern: /(\b(?:password|passphrase|pwd|secret|token|key) is\s+)[^\s\d!$%^&*]*[\d!$%^&*]\S*/gi,
    keep: "marked",
  },
  // Keys that say what they are: AKIA…, ghp_…, xoxb-…, sk_live_….
  {
    kind: "secret",
    pattern:
      /\b(?:AKIA|ASIA|AIza|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk[_-](?:live|test)?[_-]?|jca_)[\w-]{12,}/g,
  },
  { kind: "number", pattern: /(?<![\w.])\+?\(?\d[\d ()/-]{5,}\d(?![\w.]*\w)/g },
  { kind: "number", pattern: /(?<![\w.])\+?\d{3}\.\d{3}\.\d{4}(?![\w.]*\w)/g },
];

/** Words in one piece that nobody would remember: ids, digests, keys in any alphabet of theirs. */
const LONG_WORD = /[\w+/=~-]{12,}/g;

/** The text without addresses, secrets, long numbers and the given names. Plain words, error codes and versions stay. */
export function maskPersonalData(text: string, { mark, names = [], people = [] }: Masking): string {
  let masked = text;
  for (const { kind, pattern, keep } of RULES) {
    masked = masked.replace(pattern, (found, prefix: unknown) => {
      if (kind === "number" && digitsOf(found) < 7) return found;
      const kept = keep === undefined || typeof prefix !== "string" ? "" : prefix;
      return keep === "plain" ? kept : `${kept}${mark(kind)}`;
    });
  }
  masked = masked.replace(LONG_WORD, (word) => (looksRandom(word) ? mark("secret") : word));
  masked = masked.replace(/(?<![\p{L}\p{N}.])\d{7,}(?![\p{L}\p{N}])/gu, () => mark("number"));
  const whole = withoutNames(masked, [...names, ...people], "giu", mark);
  return withoutNames(
    whole,
    people.flatMap((name) => name.split(/\s+/)),
    "gu",
    mark,
  );
}

function digitsOf(text: string): number {
  return text.replace(/\D/g, "").length;
}

/** Letters and digits in turns as no word has them; or so long with digits in it that it can only be an id. */
function looksRandom(word: string): boolean {
  const turns = [...word.matchAll(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g)].length;
  return (
    turns >= 5 || (word.length >= 20 && turns >= 1 && digitsOf(word) >= 4) || /^[0-9a-f]{24,}$/i.test(word)
  );
}

/** "Dear Ms Lovelace" names Ada Lovelace, too; "will" is no name, though there is a Will. */
function withoutNames(text: string, names: readonly string[], flags: string, mark: Masking["mark"]): string {
  const longestFirst = [...new Set(names.filter((name) => name.length > 2))].sort(
    (left, right) => right.length - left.length,
  );
  return longestFirst.reduce(
    (masked, name) =>
      masked.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, flags), () =>
        mark("name"),
      ),
    text,
  );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
