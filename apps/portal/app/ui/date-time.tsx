import { useHydrated } from "./use-hydrated.js";
import { useSite } from "../frame/site.js";
import { readersTime, zonedTime, type TimeStyle } from "../time/zoned-time.js";

interface DateTimeProps {
  /** ISO 8601, UTC. */
  at: string;
  style?: TimeStyle;
  className?: string;
}

/** An instant in Mountain time, with the reader's own beside it once script runs and where it differs. */
export function DateTime({ at, style = "moment", className }: DateTimeProps) {
  const { zone, zoneName } = useSite();
  const yours = useHydrated() ? readersTime(at, style, zone) : null;
  return (
    <time dateTime={at} data-your-time={style} data-zone={zone} className={className}>
      {zonedTime(at, style, zone)}
      {style !== "date" && ` ${zoneName}`}
      {yours !== null && <span className="text-ink-faint"> ({yours} your time)</span>}
    </time>
  );
}
