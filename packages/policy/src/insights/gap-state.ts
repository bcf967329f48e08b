/** Open: nobody works on it. Drafted: an article is under way. Closed: it is answered. Dismissed: it is none, for a reason. */
export const gapStates = ["open", "drafted", "closed", "dismissed"] as const;
export type GapState = (typeof gapStates)[number];

export const gapActs = ["draft", "close", "dismiss", "reopen"] as const;
export type GapAct = (typeof gapActs)[number];

/** Every transition there is; nothing else compares the state of a gap. */
export const gapTransitions: Readonly<Record<GapState, Partial<Record<GapAct, GapState>>>> = {
  open: { draft: "drafted", close: "closed", dismiss: "dismissed" },
  drafted: { close: "closed", dismiss: "dismissed", reopen: "open" },
  closed: { reopen: "open" },
  dismissed: { reopen: "open" },
};

/** Null where the act is not possible in this state. */
export function nextGapState(state: GapState, act: GapAct): GapState | null {
  return gapTransitions[state][act] ?? null;
}
