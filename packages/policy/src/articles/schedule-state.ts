export const scheduleStates = ["scheduled", "done", "cancelled", "failed"] as const;
export type ScheduleState = (typeof scheduleStates)[number];

export const scheduleActs = ["run", "cancel", "fail"] as const;
export type ScheduleAct = (typeof scheduleActs)[number];

type ScheduleTransitions = Readonly<
  Record<ScheduleState, Readonly<Partial<Record<ScheduleAct, ScheduleState>>>>
>;

/** A publication or unpublication at a set time happens once, or not at all and says why; either is its end. */
export const scheduleTransitions: ScheduleTransitions = {
  scheduled: { run: "done", cancel: "cancelled", fail: "failed" },
  done: {},
  cancelled: {},
  failed: {},
};

/** The state after the act, or null when the act is not possible in that state. */
export function nextScheduleState(state: ScheduleState, act: ScheduleAct): ScheduleState | null {
  return scheduleTransitions[state][act] ?? null;
}
