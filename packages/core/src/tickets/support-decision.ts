import { decide, type Decision } from "@recourse/policy";
import { gatherFacts, type RequestInput } from "../accounts/gather-facts.js";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import type { Refused } from "../refusal.js";

export type SupportDecisionResult = { ok: true; decision: Decision } | Refused;

/** What opening a ticket would be answered now. Nothing is recorded. */
export async function supportDecision(
  deps: CoreDeps,
  actor: Actor,
  input: RequestInput,
): Promise<SupportDecisionResult> {
  const gathered = await gatherFacts(deps.db.manager, deps.policy, actor, input, deps.clock.now());
  return gathered.ok ? { ok: true, decision: decide(deps.policy, gathered.facts) } : gathered;
}
