import { zonedTime } from "../time/zoned-time.js";
import { DateTime } from "../ui/date-time.js";

interface OpeningProps {
  hours: { openNow: boolean; nextOpening?: string | null; closesAt?: string | null };
}

/** `Open now, until 17:00 Mountain time`, or when it opens; the reader's own time beside it. */
export function Opening({ hours: { openNow, nextOpening, closesAt } }: OpeningProps) {
  return (
    <span className="inline-flex items-baseline gap-2">
      <span
        aria-hidden="true"
        className={`size-2 shrink-0 rounded-full ${openNow ? "bg-moss" : "border border-rule-strong"}`}
      />
      {openNow ? (
        <span>
          Open now
          {closesAt != null && (
            <>
              , until <Moment at={closesAt} style="time" />
            </>
          )}
        </span>
      ) : (
        <span>
          Closed now
          {nextOpening != null && (
            <>
              ; opens <Moment at={nextOpening} style="weekday" />
            </>
          )}
        </span>
      )}
    </span>
  );
}

/** Script puts the reader's own time beside it; where there is none, UTC is what everybody can reckon from. */
function Moment({ at, style }: { at: string; style: "time" | "weekday" }) {
  return (
    <>
      <DateTime at={at} style={style} />
      <noscript> ({zonedTime(at, style, "UTC")} UTC)</noscript>
    </>
  );
}
