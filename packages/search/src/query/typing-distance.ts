/**
 * How many letters were left out, added, mistaken or swapped with their neighbour between two words: Damerau-Levenshtein distance in its
 * restricted form (optimal string alignment), in which no stretch is edited twice.
 */
export function typingDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const mistaken = one[i - 1] === other[j - 1] ? 0 : 1;
      const candidates = [at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + mistaken];
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        candidates.push(at(beforeLast, j - 2) + 1);
      }
      row.push(Math.min(...candidates));
    }
    beforeLast = last;
    last = row;
  }
  return at(last, other.length);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Number.POSITIVE_INFINITY;
}
