import { addDays, dateAt, startOfDate } from "../hours/wall-clock.js";
import { formatInstant, parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";

/**
 * The instant at which sign-up support ends: midnight in the policy's zone after the day of sign-up and `signUp.windowDays` more.
 * The window is half-open, from the sign-up instant to this one (clause `sign-up-window`).
 */
export function signUpWindowEnd(policy: SupportPolicy, signedUpAt: string): string {
  const signUpDate = dateAt(policy.zone, parseInstant(signedUpAt));
  return formatInstant(startOfDate(policy.zone, addDays(signUpDate, policy.signUp.windowDays + 1)));
}
