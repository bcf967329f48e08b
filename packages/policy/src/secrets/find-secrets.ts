import { isPlaceholder, secretPatterns, type SecretKind } from "./secret-patterns.js";

/** A stretch of a text, in UTF-16 units. */
export interface TextSpan {
  start: number;
  end: number;
}

export interface FoundSecret extends TextSpan {
  kind: SecretKind;
  /** False for what examples look like, too: a password behind its name, a header of a request. */
  certain: boolean;
}

/** Keys, tokens and passwords in a text, in the order they stand in it; none of them overlap. Examples with an obvious filling are none. */
export function findSecrets(text: string): FoundSecret[] {
  const found = secretPatterns.flatMap(({ kind, certain, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match): FoundSecret[] => {
      const secret = match[1] ?? match[0];
      if (isPlaceholder(secret)) return [];
      // The last of equal stretches: what gives a secret away stands before it.
      const start = match.index + match[0].lastIndexOf(secret);
      return [{ kind, certain, start, end: start + secret.length }];
    }),
  );
  return withoutOverlaps(found);
}

/** Of two that share letters, the one that is certain stays, else the longer. */
function withoutOverlaps(found: readonly FoundSecret[]): FoundSecret[] {
  const best = [...found].sort(
    (left, right) =>
      Number(right.certain) - Number(left.certain) || right.end - right.start - (left.end - left.start),
  );
  const kept: FoundSecret[] = [];
  for (const each of best) {
    if (kept.every(({ start, end }) => each.end <= start || each.start >= end)) kept.push(each);
  }
  return kept.sort((left, right) => left.start - right.start);
}
