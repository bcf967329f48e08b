import type { Decision } from "./decision.js";

/** A ticket where there was none, none where there was one, another rank, or the same in other words: outcome, level, reason. */
export const decisionChanges = ["admitted", "refused", "rank", "other"] as const;
export type DecisionChange = (typeof decisionChanges)[number];

type Compared = Pick<Decision, "outcome" | "level" | "priority" | "opensTicket" | "reasons" | "convertTo">;

/** How a second decision about the same request differs for whoever asked; null where they would be told the same. */
export function compareDecisions(before: Compared, after: Compared): DecisionChange | null {
  if (before.opensTicket !== after.opensTicket) {
    return after.opensTicket ? "admitted" : "refused";
  }
  if (before.priority !== after.priority) {
    return "rank";
  }
  const same =
    before.outcome === after.outcome &&
    before.level === after.level &&
    before.convertTo === after.convertTo &&
    before.reasons[0]?.code === after.reasons[0]?.code;
  return same ? null : "other";
}
