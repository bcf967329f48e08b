import { DateTime } from "../../ui/date-time.js";

interface OpenNowProps {
  hours: { openNow: boolean; nextOpening?: string | null; closesAt?: string | null };
}

/** Whether anybody answers tickets right now. */
export function OpenNow({ hours }: OpenNowProps) {
  return (
    <p className="mt-5 flex items-baseline gap-2.5 text-small text-ink-soft">
      <span
        aria-hidden="true"
        className={`inline-block size-2 shrink-0 rounded-full ${hours.openNow ? "bg-moss" : "border border-rule-strong"}`}
      />
      <span>
        {hours.openNow ? "Support is open now" : "Support is closed now"}
        {hours.openNow && hours.closesAt != null && (
          <>
            , until <DateTime at={hours.closesAt} style="time" />
          </>
        )}
        {!hours.openNow && hours.nextOpening != null && (
          <>
            {" "}
            and opens <DateTime at={hours.nextOpening} style="weekday" />
          </>
        )}
        .{" "}
        <a href="/policies" className="link whitespace-nowrap">
          Who is entitled to what
        </a>
      </span>
    </p>
  );
}
