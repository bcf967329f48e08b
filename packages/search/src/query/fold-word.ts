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

export function wordsOf(text: string): WordAt[] {
  return isPlain(text) ? runsOf(text.toLowerCase(), /[a-z0-9]+/g) : foldedRunsOf(text);
}

function foldedRunsOf(text: string): WordAt[] {
  return runsOf(text, /[\p{L}\p{N}\p{M}]+/gu).map(({ word, start, end }) => ({
    word: foldWord(word),
    start,
    end,
  }));
}

function runsOf(text: string, pattern: RegExp): WordAt[] {
  const runs: WordAt[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    runs.push({ word: match[0], start: match.index, end: pattern.lastIndex });
  }
  return runs;
}

function isPlain(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
