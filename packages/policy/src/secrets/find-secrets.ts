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

/** Of two that share letters, the one that is certain stays, else the longer. Letters are marked as taken, so that many cost no more than few. */
function withoutOverlaps(found: readonly FoundSecret[]): FoundSecret[] {
  const best = [...found].sort(
    (left, right) =>
      Number(right.certain) - Number(left.certain) || right.end - right.start - (left.end - left.start),
  );
  const taken = new Uint8Array(found.reduce((longest, { end }) => Math.max(longest, end), 0));
  const kept = best.filter(({ start, end }) => {
    const free = !taken.subarray(start, end).includes(1);
    if (free) taken.fill(1, start, end);
    return free;
  });
  return kept.sort((left, right) => left.start - right.start);
}
