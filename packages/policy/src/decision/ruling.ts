import type { Decision, Outcome, Reason } from "./decision.js";

/** What the checks find; `decide` completes it to a decision. */
export type Ruling = Pick<Decision, "outcome" | "level" | "reasons" | "convertTo" | "supportEndsAt">;

/** A ruling that is reached before the level is asked. */
export function ruleBeforeLevel(
  outcome: Outcome,
  why: Reason,
  convertTo: Ruling["convertTo"] = null,
): Ruling {
  return { outcome, level: null, reasons: [why], convertTo, supportEndsAt: null };
}
