import { findPrivateKeys, findSaml, findWebTokens } from "./find-blocks.js";
import type { MaskPattern } from "./mask-pattern.js";
import { maskPatterns } from "./mask-patterns.js";
import { maskMark, sumMasked, type MaskedFinding } from "./masked-kind.js";
import type { MaskSpan } from "./mask-span.js";
import { isFilling } from "./secret-words.js";

export interface MaskedResult {
  text: string;
  /** Each kind once; empty where nothing was taken out. */
  masked: MaskedFinding[];
}

/**
 * The text with its secrets replaced by words that say what stood there: `password: [removed password]`. Rather too much than too little
 * is taken out, yet ordinary prose about passwords stays. What was masked stays as it is when it is masked again. Takes time in
 * proportion to the text.
 */
export function maskSecrets(text: string): MaskedResult {
  const spans = findMasks(text);
  let masked = "";
  let done = 0;
  for (const { kind, start, end } of spans) {
    masked += text.slice(done, start) + maskMark(kind);
    done = end;
  }
  return {
    text: masked + text.slice(done),
    masked: sumMasked(spans.map(({ kind }) => ({ kind, count: 1 }))),
  };
}

/** What is to be taken out of a text, in the order it stands there; none of them overlap. */
export function findMasks(text: string): MaskSpan[] {
  const lower = text.toLowerCase();
  const found = maskPatterns
    .filter(({ hints }) => hints.some((hint) => lower.includes(hint)))
    .flatMap((pattern) => matchesOf(text, pattern));
  return merged(text, [...findPrivateKeys(text), ...findSaml(text), ...findWebTokens(text), ...found]);
}

function matchesOf(text: string, { kind, pattern, is }: MaskPattern): MaskSpan[] {
  return [...text.matchAll(pattern)].flatMap((match): MaskSpan[] => {
    const name = match.groups?.["name"];
    const secret =
      match.slice(name === undefined ? 1 : 2).findLast((group) => group !== undefined) ?? match[0];
    if (!(is?.(secret, name ?? "") ?? !isFilling(secret))) return [];
    // What gives a secret away stands before it; what ends the sentence stands behind it.
    const start = match.index + match[0].length - secret.length;
    return [{ kind, from: match.index, start, end: start + secret.replace(/[.,;]$/, "").length }];
  });
}

/** Those that share letters are one, of the kind of the first among the longest: nothing of either is left. */
function merged(text: string, found: MaskSpan[]): MaskSpan[] {
  const spans: MaskSpan[] = [];
  for (const span of found.sort((left, right) => left.start - right.start || right.end - left.end)) {
    const last = spans.at(-1);
    if (last === undefined || span.start >= last.end) {
      spans.push({ ...span, end: endOfRun(text, span) });
      continue;
    }
    last.end = Math.max(last.end, span.end);
    last.from = Math.min(last.from, span.from);
  }
  return spans;
}

/** Patterns end somewhere; a secret that is longer ends where its letters do. */
const long = 1_000;

function endOfRun(text: string, { start, end }: MaskSpan): number {
  if (end - start < long) return end;
  let last = end;
  while (last < text.length && /[\w+/=%.-]/.test(text.charAt(last))) last += 1;
  return last;
}
