import { diffArrays } from "diff";
import { likeness, whole, wordDifference, type DifferencePiece } from "./word-difference.js";

export const differenceKinds = ["same", "changed", "removed", "added"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** A line of either side, or of both. A side that has no such line has no number and no pieces. */
export interface DifferenceRow {
  kind: DifferenceKind;
  leftLine: number | null;
  rightLine: number | null;
  left: DifferencePiece[];
  right: DifferencePiece[];
}

const PATIENCE_MS = 1_000;
/** Lines that share less are another line, not the same one changed. */
const LIKE_ENOUGH = 0.3;
/** Choosing pairs costs lines times lines; beyond this much they are set side by side in their order. */
const MOST_PAIRS = 10_000;

/** Two texts side by side, line by line, with the words marked in lines that changed. */
export function textDifference(left: string, right: string): DifferenceRow[] {
  const [leftLines, rightLines] = [left.split("\n"), right.split("\n")];
  const changes = diffArrays(leftLines, rightLines, { timeout: PATIENCE_MS });
  if (changes === undefined) {
    return numbered([...leftLines.map(removed), ...rightLines.map(added)]);
  }
  const rows: Unnumbered[] = [];
  let gone: string[] = [];
  for (const change of changes) {
    if (change.removed) {
      gone = change.value;
    } else if (change.added) {
      rows.push(...sideBySide(gone, change.value));
      gone = [];
    } else {
      rows.push(...gone.map(removed), ...change.value.map(same));
      gone = [];
    }
  }
  return numbered([...rows, ...gone.map(removed)]);
}

type Unnumbered = Pick<DifferenceRow, "kind" | "left" | "right">;

const same = (line: string): Unnumbered => {
  const pieces = line === "" ? [] : [{ text: line, changed: false }];
  return { kind: "same", left: pieces, right: pieces };
};
const removed = (line: string): Unnumbered => ({ kind: "removed", left: whole(line), right: [] });
const added = (line: string): Unnumbered => ({ kind: "added", left: [], right: whole(line) });

/** Lines that went and lines that came at one place: those that are alike share a row. */
function sideBySide(gone: readonly string[], come: readonly string[]): Unnumbered[] {
  const rows: Unnumbered[] = [];
  let [leftAt, rightAt] = [0, 0];
  for (const [leftIndex, rightIndex] of pairs(gone, come)) {
    rows.push(...gone.slice(leftAt, leftIndex).map(removed), ...come.slice(rightAt, rightIndex).map(added));
    rows.push({ kind: "changed", ...wordDifference(gone[leftIndex] ?? "", come[rightIndex] ?? "") });
    [leftAt, rightAt] = [leftIndex + 1, rightIndex + 1];
  }
  return [...rows, ...gone.slice(leftAt).map(removed), ...come.slice(rightAt).map(added)];
}

/** The pairs of places, in order, whose lines are alike the most when taken together. */
function pairs(gone: readonly string[], come: readonly string[]): [number, number][] {
  if (gone.length * come.length > MOST_PAIRS) {
    return [...gone.keys()]
      .filter((index) => index < come.length && likeness(gone[index] ?? "", come[index] ?? "") >= LIKE_ENOUGH)
      .map((index) => [index, index]);
  }
  const best = bestLikeness(gone, come);
  const at = (left: number, right: number) => best[left]?.[right] ?? 0;
  const found: [number, number][] = [];
  let [left, right] = [0, 0];
  while (left < gone.length && right < come.length) {
    if (at(left, right) === at(left + 1, right)) left += 1;
    else if (at(left, right) === at(left, right + 1)) right += 1;
    else found.push([left++, right++]);
  }
  return found;
}

/** By places: the likeness that the lines from there on reach together. */
function bestLikeness(gone: readonly string[], come: readonly string[]): number[][] {
  const best = Array.from({ length: gone.length + 1 }, () =>
    Array.from({ length: come.length + 1 }, () => 0),
  );
  for (let left = gone.length - 1; left >= 0; left -= 1) {
    for (let right = come.length - 1; right >= 0; right -= 1) {
      const like = likeness(gone[left] ?? "", come[right] ?? "");
      const together = like < LIKE_ENOUGH ? 0 : like + (best[left + 1]?.[right + 1] ?? 0);
      const row = best[left] ?? [];
      row[right] = Math.max(together, best[left + 1]?.[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return best;
}

function numbered(rows: readonly Unnumbered[]): DifferenceRow[] {
  let [leftLine, rightLine] = [0, 0];
  return rows.map((row) => ({
    ...row,
    leftLine: row.kind === "added" ? null : ++leftLine,
    rightLine: row.kind === "removed" ? null : ++rightLine,
  }));
}
