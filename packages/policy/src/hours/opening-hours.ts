import { formatInstant, parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { openingsFrom } from "./openings.js";

/** Openings that touch (one closes at 24:00, the next opens at 00:00) count as one, and one that lasts a year as endless. */
const endless = 366 * 86_400_000;

export function isOpen(policy: SupportPolicy, at: string): boolean {
  return endOfOpening(policy, parseInstant(at)) !== null;
}

/** The instant at which the opening that covers `at` ends; null when it is closed at `at`, or never closes. */
export function closesAt(policy: SupportPolicy, at: string): string | null {
  const end = endOfOpening(policy, parseInstant(at));
  return end === null || end === Number.POSITIVE_INFINITY ? null : formatInstant(end);
}

/**
 * The next instant after `at` at which an opening begins: while open, that of the next opening, not of this one.
 * `at` itself where the desk never closes.
 */
export function nextOpening(policy: SupportPolicy, at: string): string {
  const from = parseInstant(at);
  const end = endOfOpening(policy, from) ?? from;
  if (end === Number.POSITIVE_INFINITY) {
    return formatInstant(from);
  }
  for (const { opens } of openingsFrom(policy, end)) {
    return formatInstant(opens);
  }
  throw new RangeError(`no opening follows ${at}: the holidays of the policy close every day`);
}

function endOfOpening(policy: SupportPolicy, at: number): number | null {
  let end = at;
  for (const { opens, closes } of openingsFrom(policy, at)) {
    if (opens > end) {
      return end > at ? end : null;
    }
    end = closes;
    if (end - at > endless) {
      return Number.POSITIVE_INFINITY;
    }
  }
  return end > at ? end : null;
}
