export const contestStates = ["open", "answered", "withdrawn"] as const;
export type ContestState = (typeof contestStates)[number];

export const contestActs = ["contest", "withdraw", "uphold", "decide_anew"] as const;
export type ContestAct = (typeof contestActs)[number];

/** How staff answered: the refusal stands, or the request was decided again from corrected facts. */
export const contestOutcomes = ["upheld", "decided_anew"] as const;
export type ContestOutcome = (typeof contestOutcomes)[number];

type ContestTransitions = Readonly<
  Record<ContestState | "uncontested", Readonly<Partial<Record<ContestAct, ContestState>>>>
>;

/** A refusal is contested once. Who withdrew may think again; what was answered is answered. */
export const contestTransitions: ContestTransitions = {
  uncontested: { contest: "open" },
  open: { withdraw: "withdrawn", uphold: "answered", decide_anew: "answered" },
  withdrawn: { contest: "open" },
  answered: {},
};

/** The state after the act, or null when the act is not possible in that state. `null`: nobody contested it. */
export function nextContestState(state: ContestState | null, act: ContestAct): ContestState | null {
  return contestTransitions[state ?? "uncontested"][act] ?? null;
}
