import type { TextPiece } from "@recourse/core";
import { wordsOf, type WordAt } from "../query/fold-word.js";

/** Folded words (fold-word.ts) that count as what was searched for. */
export type WantedWords = ReadonlySet<string>;

export function matchesIn(text: string, wanted: WantedWords): WordAt[] {
  return wanted.size === 0 ? [] : wordsOf(text, wanted);
}

/** Text in pieces, marked where it is a wanted word. Joined, the pieces are the text again: plain text, never markup. */
export function highlight(text: string, wanted: WantedWords): TextPiece[] {
  return inPieces(text, matchesIn(text, wanted), 0, text.length);
}

/** The stretch of a text from `start` to `end` in pieces. */
export function inPieces(text: string, matches: readonly WordAt[], start: number, end: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = start;
  for (const match of matches) {
    if (match.start < done || match.end > end) continue;
    if (match.start > done) pieces.push({ text: text.slice(done, match.start), match: false });
    pieces.push({ text: text.slice(match.start, match.end), match: true });
    done = match.end;
  }
  if (done < end) pieces.push({ text: text.slice(done, end), match: false });
  return pieces;
}
