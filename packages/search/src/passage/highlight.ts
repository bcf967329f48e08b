import type { TextPiece } from "@recourse/core";
import { wordsOf, type WordAt } from "../query/fold-word.js";

/** Folded words (fold-word.ts) that count as what was searched for. */
export type WantedWords = ReadonlySet<string>;

export function matchesIn(text: string, wanted: WantedWords): WordAt[] {
  return wanted.size === 0 ? [] : wordsOf(text).filter(({ word }) => wanted.has(word));
}

/** Text in pieces, marked where it is a wanted word. Joined, the pieces are the text again: plain text, never markup. */
export function highlight(text: string, wanted: WantedWords): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const { start, end } of matchesIn(text, wanted)) {
    if (start > done) pieces.push({ text: text.slice(done, start), match: false });
    pieces.push({ text: text.slice(start, end), match: true });
    done = end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), match: false });
  return pieces;
}
