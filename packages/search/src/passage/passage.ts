import type { TextPiece } from "@recourse/core";
import type { WordAt } from "../query/fold-word.js";
import { inPieces, matchesIn, type WantedWords } from "./highlight.js";

/** About two lines of a list of results. */
const PASSAGE_LENGTH = 220;
/** How far before the first match a passage may begin, to begin with a sentence or at least with a word. */
const RUN_UP = 60;

/** The stretch of a section in which most different wanted words stand together, highlighted; its beginning where there are none. */
export function passageOf(section: string, wanted: WantedWords): TextPiece[] {
  const text = section.replace(/\s+/g, " ").trim();
  const matches = matchesIn(text, wanted);
  const start = beginning(text, densest(matches));
  const end = ending(text, start + PASSAGE_LENGTH);
  const pieces = inPieces(text, matches, start, end);
  if (start > 0) pieces.unshift({ text: "… ", match: false });
  if (end < text.length) pieces.push({ text: " …", match: false });
  return pieces;
}

/** Where the window with the most different wanted words begins; the earliest of equals. */
function densest(matches: readonly WordAt[]): number {
  let best = { start: 0, count: 0 };
  for (const [place, { start }] of matches.entries()) {
    const within = new Set<string>();
    for (let next = place; next < matches.length; next += 1) {
      const match = matches[next];
      if (match === undefined || match.start > start + PASSAGE_LENGTH - RUN_UP) break;
      within.add(match.word);
    }
    if (within.size > best.count) best = { start, count: within.size };
  }
  return best.start;
}

function beginning(text: string, match: number): number {
  if (match <= RUN_UP) return 0;
  const before = text.slice(match - RUN_UP, match);
  const sentence = before.search(/(?<=[.!?:;] )[^.!?:;]*$/);
  const word = before.indexOf(" ") + 1;
  return safeCut(text, match - RUN_UP + (sentence >= 0 ? sentence : word));
}

function ending(text: string, wish: number): number {
  if (wish >= text.length) return text.length;
  const space = text.lastIndexOf(" ", wish);
  return space > wish - RUN_UP ? space : safeCut(text, wish);
}

/** Never between the halves of a surrogate pair. */
function safeCut(text: string, place: number): number {
  const unit = text.charCodeAt(place);
  return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
}
