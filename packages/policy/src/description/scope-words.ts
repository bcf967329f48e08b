import { levels, type Level } from "../decision/decision.js";
import type { ScopeRow } from "./policy-description.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { scopeKinds, type ScopeKind } from "../policy-file/scope-schema.js";
import { sentenceStart } from "./plain-words.js";

type Cell = SupportPolicy["scope"][Level]["kinds"][ScopeKind];

/** The table of levels and kinds. */
export function scopeRows(policy: SupportPolicy): ScopeRow[] {
  return levels.map((level) => ({
    level,
    title: sentenceStart(policy.scope[level].name),
    who: policy.scope[level].who,
    cells: scopeKinds.map((kind) => ({
      kind,
      outcome: policy.scope[level].kinds[kind].outcome,
      words: cellWords(policy, level, kind),
    })),
  }));
}

function cellWords(policy: SupportPolicy, level: Level, kind: ScopeKind): string {
  const { outcome, to, whenCritical } = policy.scope[level].kinds[kind];
  const words =
    level === "trial" && outcome === "accept"
      ? "Included, by your specialist"
      : outcomeWords(policy, outcome, to);
  return whenCritical === undefined
    ? words
    : `${words}; a critical defect: ${outcomeWords(policy, whenCritical).toLowerCase()}`;
}

export function outcomeWords(policy: SupportPolicy, outcome: Cell["outcome"], to?: Cell["to"]): string {
  switch (outcome) {
    case "accept":
      return "Included";
    case "accept_for_analysis":
      return "Worked on as a defect, without individual assistance";
    case "self_service":
      return "Knowledge base";
    case "refuse":
      return "Not included";
    case "hand_off":
      return to === undefined ? "Handed on" : `By ${policy.contacts[to].name}`;
  }
}
