interface Row {
  kind: "SAME" | "CHANGED" | "REMOVED" | "ADDED";
}

/** Rows to show, or so many unchanged ones that they are folded away. */
export interface Stretch<Of extends Row> {
  folded: boolean;
  rows: Of[];
}

/** Unchanged lines that stay in sight beside a change. */
const context = 3;
/** Fewer are not worth a click. */
const fewest = 3;

/** A difference in stretches: what changed with a few lines around it, and the rest folded. */
export function foldRows<Of extends Row>(rows: Of[]): Stretch<Of>[] {
  const near = rows.map((_row, place) =>
    rows.slice(Math.max(0, place - context), place + context + 1).some(({ kind }) => kind !== "SAME"),
  );
  const stretches: Stretch<Of>[] = [];
  rows.forEach((row, place) => {
    const folded = near[place] !== true;
    const last = stretches.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else stretches.push({ folded, rows: [row] });
  });
  return stretches.map((stretch) => ({
    ...stretch,
    folded: stretch.folded && stretch.rows.length >= fewest,
  }));
}
