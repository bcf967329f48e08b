import { dateAt, dayMillis } from "../hours/wall-clock.js";
import { parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { allowed, denied, isStaff, type Permission, type StaffRole, type Viewer } from "./viewer.js";

/** For so many days a trial that is over is still shown to who looked after it. */
export const ENDED_TRIALS_SHOWN_DAYS = 30;

/**
 * Calendar days in the policy's zone from the day of `at` to the day on which the trial ends: 0 on its last day, below 0 afterwards.
 * A day is a date there, however long it is.
 */
export function trialDaysLeft(policy: SupportPolicy, endsAt: string, at: string): number {
  const [last, today] = [endsAt, at].map((instant) => dateAt(policy.zone, parseInstant(instant)));
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / dayMillis);
}

/** Whose trials one looks after: a lead all of them, an agent those that they are the specialist of. */
export function readableTrials(viewer: Viewer): "all" | "own" | "none" {
  if (isStaff(viewer, "lead")) {
    return "all";
  }
  return isStaff(viewer, "agent") ? "own" : "none";
}

/** Whoever works on tickets may be the specialist of a trial. */
export function mayLookAfterTrial({ role, active }: { role: StaffRole; active: boolean }): boolean {
  return active && role !== "author";
}

/** A lead says who looks after a trial, until it is over. */
export function maySetTrialSpecialist(
  viewer: Viewer,
  trial: { endsAt: string } | null,
  at: string,
): Permission {
  if (!isStaff(viewer, "lead")) {
    return isStaff(viewer)
      ? denied("leads_only", "Only a lead says who looks after a trial.")
      : denied("staff_only", "Only support staff work on the desk.");
  }
  return trial !== null && parseInstant(at) < parseInstant(trial.endsAt)
    ? allowed
    : denied("not_in_this_state", "This account has no trial that runs or is to come.");
}
