/** Lower case and without accents, so that "Résumé" and "resume" are the same word, as they are to PostgreSQL's unaccent. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  // Nearly every word, and normalising costs twenty times as much.
  if (/^[\u0000-\u007F]*$/.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßøłđæœı]/g, (letter) => UNFOLDED[letter] ?? letter);
}

/** Letters that carry their accent within. */
const UNFOLDED: Readonly<Record<string, string>> = { ß: "ss", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ı: "i" };

/** A run of letters and digits and where it stands. */
export interface WordAt {
  word: string;
  start: number;
  end: number;
}

export function wordsOf(text: string): WordAt[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), ({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
}
