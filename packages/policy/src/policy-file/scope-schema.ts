import { levels } from "../decision/decision.js";
import { group, oneForEach, oneOf, plainText } from "./leaves.js";

/** Kinds whose outcome depends on the level; the others are decided before the level is asked (policy.md, step 9). */
export const scopeKinds = [
  "question",
  "defect",
  "integration",
  "training",
  "implementation",
  "migration",
] as const;
export type ScopeKind = (typeof scopeKinds)[number];

export const scopeOutcomes = ["accept", "accept_for_analysis", "self_service", "refuse", "hand_off"] as const;
export const handOffs = ["sales", "customer_success"] as const;
export type HandOff = (typeof handOffs)[number];

const scopeCell = group({
  outcome: oneOf(scopeOutcomes),
  to: oneOf(handOffs).optional(),
  whenCritical: oneOf(["accept", "accept_for_analysis"]).optional(),
})
  .superRefine(({ outcome, to }, context) => {
    if (outcome === "hand_off" && to === undefined) {
      context.addIssue({
        code: "custom",
        path: ["to"],
        message: `one of ${handOffs.join(", ")}, since somebody must take a hand_off`,
      });
    }
    if (outcome !== "hand_off" && to !== undefined) {
      context.addIssue({ code: "custom", path: ["to"], message: "nothing, unless the outcome is hand_off" });
    }
  })
  .readonly();

const level = group({
  name: plainText(60),
  who: plainText(300),
  kinds: oneForEach(scopeKinds, scopeCell)
    .superRefine((cells, context) => {
      for (const kind of scopeKinds) {
        if (kind !== "defect" && cells[kind].whenCritical !== undefined) {
          context.addIssue({
            code: "custom",
            path: [kind, "whenCritical"],
            message: "nothing here: only a defect can be critical",
          });
        }
      }
    })
    .readonly(),
}).readonly();

export const scopeSchema = oneForEach(levels, level).readonly();
