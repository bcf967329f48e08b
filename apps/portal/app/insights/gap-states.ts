import type { Tone } from "../ui/badge.js";

/** The states of a gap, with their words and what is said where there is none. */
export const gapStates = [
  {
    state: "OPEN",
    title: "Open",
    tone: "wait",
    empty:
      "Everything that several people asked lately leads to an article. Gaps are looked for every night.",
  },
  { state: "DRAFTED", title: "Draft started", tone: "info", empty: "No article is under way for a gap." },
  { state: "CLOSED", title: "Closed", tone: "good", empty: "No gap was closed yet." },
  { state: "DISMISSED", title: "Dismissed", tone: "neutral", empty: "No gap was dismissed." },
] as const satisfies readonly { state: string; title: string; tone: Tone; empty: string }[];

export type GapState = (typeof gapStates)[number]["state"];

export function readGapState(given: string | null): GapState {
  return gapStates.find(({ state }) => state === given?.toUpperCase())?.state ?? "OPEN";
}
