import { diffWordsWithSpace } from "diff";

/** A stretch of one side; `changed` where the other side has something else. */
export interface DifferencePiece {
  text: string;
  changed: boolean;
}

export interface SidePieces {
  left: DifferencePiece[];
  right: DifferencePiece[];
}

/** Lines that differ in more words are shown as changed altogether: nobody reads so many marks, and finding them takes long. */
const MOST_EDITS = 1_000;

/** Both sides of a text with the words marked in which they differ. */
export function wordDifference(left: string, right: string): SidePieces {
  const changes = diffWordsWithSpace(left, right, { maxEditLength: MOST_EDITS });
  if (changes === undefined) {
    return { left: whole(left), right: whole(right) };
  }
  const of = (omitted: "added" | "removed") =>
    changes
      .filter((change) => !change[omitted])
      .map(({ value, added, removed }) => ({ text: value, changed: added || removed }));
  return { left: of("added"), right: of("removed") };
}

/** A side that the other one has nothing of. */
export function whole(text: string): DifferencePiece[] {
  return text === "" ? [] : [{ text, changed: true }];
}

/** How much of the words two lines share: 0 nothing, 1 all (Dice's coefficient). Cheap, for choosing what to set side by side. */
export function likeness(left: string, right: string): number {
  const counts = new Map<string, number>();
  const [leftWords, rightWords] = [wordsOf(left), wordsOf(right)];
  for (const word of leftWords) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  let both = 0;
  for (const word of rightWords) {
    const count = counts.get(word) ?? 0;
    if (count > 0) {
      both += 1;
      counts.set(word, count - 1);
    }
  }
  const all = leftWords.length + rightWords.length;
  return all === 0 ? 1 : (2 * both) / all;
}

function wordsOf(line: string): string[] {
  return line.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? [];
}
