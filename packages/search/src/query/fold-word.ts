/** Lower case and without accents, so that "Résumé" and "resume" are the same word, as they are to PostgreSQL's unaccent. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  // Nearly every word, and normalising costs twenty times as much.
  if (isPlain(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøłđæœı]/g, (letter) => UNFOLDED[letter] ?? letter);
}

/** Letters that carry their accent within. */
const UNFOLDED: Readonly<Record<string, string>> = {
  ß: "ss",
  ø: "o",
  ł: "l",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ı: "i",
};

/** A run of letters and digits, folded, and where it stands. */
export interface WordAt {
  word: string;
  start: number;
  end: number;
}

/** All of them, or only those among `wanted`: long texts are read for few words. */
export function wordsOf(text: string, wanted?: ReadonlySet<string>): WordAt[] {
  return isPlain(text)
    ? runsOf(text.toLowerCase(), /[a-z0-9]+/g, asIs, wanted)
    : runsOf(text, /[\p{L}\p{N}\p{M}]+/gu, foldWord, wanted);
}

const asIs = (word: string): string => word;

function runsOf(
  text: string,
  pattern: RegExp,
  fold: (word: string) => string,
  wanted: ReadonlySet<string> | undefined,
): WordAt[] {
  const runs: WordAt[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const word = fold(match[0]);
    if (wanted === undefined || wanted.has(word)) {
      runs.push({ word, start: match.index, end: pattern.lastIndex });
    }
  }
  return runs;
}

function isPlain(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
