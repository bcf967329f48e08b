/**
 * Reported: nobody has seen it happen yet. Confirmed: we have. Not a defect: it works as it is meant to. Whether the public sees a
 * defect is no state of it: any but the last can be published.
 */
export const defectStates = ["reported", "confirmed", "fix_in_progress", "fixed", "not_a_defect"] as const;
export type DefectState = (typeof defectStates)[number];

/** `fix` is what a message to everybody affected does when it goes out; the others are acts of somebody on the desk. */
export const defectActs = ["confirm", "start_fix", "fix", "reject", "reopen"] as const;
export type DefectAct = (typeof defectActs)[number];

/** Every transition there is; nothing else compares the state of a defect. */
export const defectTransitions: Readonly<
  Record<DefectState, Readonly<Partial<Record<DefectAct, DefectState>>>>
> = {
  reported: { confirm: "confirmed", start_fix: "fix_in_progress", fix: "fixed", reject: "not_a_defect" },
  confirmed: { start_fix: "fix_in_progress", fix: "fixed", reject: "not_a_defect" },
  fix_in_progress: { confirm: "confirmed", fix: "fixed", reject: "not_a_defect" },
  fixed: { reopen: "confirmed" },
  not_a_defect: { reopen: "reported" },
};

/** The state after the act, or null when the act is not possible in that state. */
export function nextDefectState(state: DefectState, act: DefectAct): DefectState | null {
  return defectTransitions[state][act] ?? null;
}

/** People can still meet it: it is offered to who asks for help, and "I have this too" counts them. */
export function isUnfixed(state: DefectState): boolean {
  return nextDefectState(state, "fix") !== null;
}

/** Nothing is wrong after all: there is nothing to publish. */
export function isPublishable(state: DefectState): boolean {
  return isUnfixed(state) || state === "fixed";
}
