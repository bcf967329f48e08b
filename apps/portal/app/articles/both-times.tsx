import { useSite } from "../frame/site.js";
import { zonedTime } from "../time/zoned-time.js";

/** An instant in Mountain time with UTC beside it, for what happens at that minute wherever people are. */
export function BothTimes({ at }: { at: string }) {
  const { zone, zoneName } = useSite();
  return (
    <time dateTime={at}>
      {zonedTime(at, "moment", zone)} {zoneName} ({zonedTime(at, "moment", "UTC")} UTC)
    </time>
  );
}
