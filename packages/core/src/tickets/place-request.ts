import {
  decide,
  nextTicketState,
  type Decision,
  type RequestKind,
  type SupportPolicy,
  type TicketState,
} from "@recourse/policy";

/** What a decision that opens a ticket makes of it. */
export interface Placement {
  kind: RequestKind;
  convertedFrom: RequestKind | null;
  rank: number | null;
  state: TicketState;
  /** Why it waits, in words for the customer; null when it does not. */
  holdReason: string | null;
  /** It goes to the specialist of the account's trial. */
  forSpecialist: boolean;
}

/**
 * Kind, rank and state of the ticket. A converted request is ranked as the kind it becomes: converting must neither help nor
 * harm it.
 */
export function placeRequest(policy: SupportPolicy, decision: Decision): Placement {
  const { facts, convertTo } = decision;
  const ranked =
    convertTo === null
      ? decision
      : decide(policy, { ...facts, request: { ...facts.request, kind: convertTo } });
  const held = ranked.outcome === "hold_for_update";
  const waits = held || decision.outcome === "verify" || decision.outcome === "review";
  return {
    kind: convertTo ?? facts.request.kind,
    convertedFrom: convertTo === null ? null : facts.request.kind,
    rank: ranked.priority,
    state: held ? (nextTicketState("open", "hold_for_update") ?? "open") : "open",
    holdReason: waits ? (ranked.reasons[0]?.message ?? null) : null,
    forSpecialist: ranked.level === "trial" && ranked.opensTicket,
  };
}
