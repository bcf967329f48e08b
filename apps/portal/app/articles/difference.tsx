import { clsx } from "clsx";
import type { DifferenceField, DifferenceKind } from "../gql/desk/graphql.js";
import { foldRows } from "./fold-rows.js";

interface Piece {
  text: string;
  changed: boolean;
}

interface Row {
  kind: DifferenceKind;
  leftLine: number | null;
  rightLine: number | null;
  left: Piece[];
  right: Piece[];
}

export interface Differences {
  fields: { field: DifferenceField; left: Piece[]; right: Piece[] }[];
  rows: Row[];
}

interface DifferenceProps {
  difference: Differences;
  left: string;
  right: string;
}

const fieldNames: Record<DifferenceField, string> = {
  TITLE: "Title",
  SUMMARY: "Summary",
  AUDIENCE: "Who may read it",
  CATEGORY: "Category",
  PRODUCT_AREAS: "Product areas",
  PROTOCOLS: "Protocols",
  PLATFORMS: "Platforms",
};

/** Two texts side by side with the words marked in which they differ; below each other where there is no room. */
export function Difference({ difference: { fields, rows }, left, right }: DifferenceProps) {
  const unchanged = fields.length === 0 && rows.every(({ kind }) => kind === "SAME");
  return (
    <div className="overflow-hidden rounded-sheet border border-rule bg-sheet">
      <div className="hidden border-b border-rule text-small font-medium md:grid md:grid-cols-2">
        <p className="px-4 py-2">{left}</p>
        <p className="border-l border-rule px-4 py-2">{right}</p>
      </div>
      {unchanged && (
        <p className="px-4 py-3 text-small text-ink-soft">The two are the same, word for word.</p>
      )}
      {fields.map(({ field, left: before, right: after }) => (
        <section key={field} aria-label={fieldNames[field]} className="border-b border-rule">
          <h3 className="px-4 pt-2 font-sans text-label font-medium text-ink-faint">{fieldNames[field]}</h3>
          <Sides kind="CHANGED" left={before} right={after} />
        </section>
      ))}
      <div className="font-mono text-label">
        {foldRows(rows).map(({ folded, rows: stretch }, place) =>
          folded ? (
            <details key={place} className="border-y border-rule bg-sunk">
              <summary className="px-4 py-1.5 font-sans text-ink-soft">
                {stretch.length} unchanged lines
              </summary>
              <Lines rows={stretch} />
            </details>
          ) : (
            <Lines key={place} rows={stretch} />
          ),
        )}
      </div>
    </div>
  );
}

function Lines({ rows }: { rows: Row[] }) {
  return (
    <>
      {rows.map((row) => (
        <Sides key={`${row.leftLine ?? ""}:${row.rightLine ?? ""}`} {...row} />
      ))}
    </>
  );
}

function Sides({ kind, left, right }: Pick<Row, "kind" | "left" | "right">) {
  return (
    <div className="grid grid-cols-1 md:grid-cols-2">
      <Side of="left" pieces={left} present={kind !== "ADDED"} kind={kind} />
      <Side of="right" pieces={right} present={kind !== "REMOVED"} kind={kind} />
    </div>
  );
}

interface SideProps {
  of: "left" | "right";
  pieces: Piece[];
  /** False where only the other side has such a line. */
  present: boolean;
  kind: DifferenceKind;
}

/** `del` and `ins` say to screen readers what colour says to others; the sign in front says it without either. */
function Side({ of, pieces, present, kind }: SideProps) {
  const gone = of === "left";
  const Mark = gone ? "del" : "ins";
  const differs = present && kind !== "SAME";
  return (
    <p
      className={clsx(
        "relative min-h-6 py-0.5 pr-4 pl-8 break-words whitespace-pre-wrap",
        !gone && "md:border-l md:border-rule",
        differs && (gone ? "bg-brick-wash" : "bg-moss-wash"),
        // On narrow screens an unchanged line stands there once, and no gap for a line that is not there.
        (!present || (kind === "SAME" && !gone)) && "max-md:hidden",
      )}
    >
      {differs && (
        <span aria-hidden="true" className="absolute left-3 text-ink-faint select-none">
          {gone ? "−" : "+"}
        </span>
      )}
      {pieces.map(({ text, changed }, place) =>
        changed ? (
          <Mark
            key={place}
            className={clsx(
              "rounded-sm no-underline",
              gone ? "text-brick" : "text-moss",
              kind === "CHANGED" && "font-bold",
            )}
          >
            {text}
          </Mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}
