import { DateTime } from "luxon";
import { resolveWallTime } from "../hours/wall-time.js";
import type { SupportPolicy } from "../policy-file/schema.js";

/** Of a time that comes twice, when the clocks go back. */
export type Occurrence = "first" | "second";

export type ScheduleTime =
  | { ok: true; instant: number; words: string }
  | { ok: false; code: "not_a_time" | "no_such_time" | "ambiguous_time" | "time_is_past"; message: string };

/** Longer ahead, whoever scheduled it has forgotten it. */
const furthestAhead = 2 * 366 * 86_400_000;

/** `Sun 1 November 2026, 01:30 Mountain time (07:30 UTC)` */
export function scheduleTimeWords(policy: Pick<SupportPolicy, "zone" | "zoneName">, instant: number): string {
  const wall = DateTime.fromMillis(instant, { zone: policy.zone, locale: "en", numberingSystem: "latn" });
  const utc = wall.toUTC();
  const day = utc.hasSame(wall.setZone("utc", { keepLocalTime: true }), "day") ? "" : utc.toFormat("ccc ");
  return `${wall.toFormat("ccc d MMMM yyyy, HH:mm")} ${policy.zoneName} (${day}${utc.toFormat("HH:mm")} UTC)`;
}

/**
 * When something is to happen, from what was typed as Mountain time (`2026-11-01T01:30`). A time that never comes or comes twice is
 * refused with the times that do.
 */
export function scheduleTimeOfWall(
  policy: Pick<SupportPolicy, "zone" | "zoneName">,
  wallTime: string,
  occurrence: Occurrence | null,
  now: number,
): ScheduleTime {
  const resolved = resolveWallTime(policy.zone, wallTime, occurrence);
  if (resolved.ok) {
    return scheduleTimeOf(policy, resolved.instant, now);
  }
  const words = (instant: number) => scheduleTimeWords(policy, instant);
  switch (resolved.problem) {
    case "not_a_time":
      return refusal("not_a_time", "Give a date and a time, such as 2026-11-30 and 09:00.");
    case "no_such_time":
      return refusal(
        "no_such_time",
        `Clocks go forward that night and never show this time. They go on at ${words(resolved.next)}.`,
      );
    case "ambiguous_time":
      return refusal(
        "ambiguous_time",
        `Clocks go back that night and show this time twice: ${resolved.instants.map(words).join(" and ")}. Say which one.`,
      );
  }
}

/** The same from an instant. */
export function scheduleTimeOf(
  policy: Pick<SupportPolicy, "zone" | "zoneName">,
  instant: number,
  now: number,
): ScheduleTime {
  if (instant <= now) {
    return refusal("time_is_past", `${scheduleTimeWords(policy, instant)} is over. Choose a later time.`);
  }
  if (instant - now > furthestAhead) {
    return refusal("not_a_time", "That is more than two years ahead. Choose an earlier time.");
  }
  return { ok: true, instant, words: scheduleTimeWords(policy, instant) };
}

function refusal(code: Extract<ScheduleTime, { ok: false }>["code"], message: string): ScheduleTime {
  return { ok: false, code, message };
}
