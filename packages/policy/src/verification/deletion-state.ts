import {
  allowed,
  denied,
  isStaff,
  liveMemberships,
  type Permission,
  type Viewer,
} from "../accounts/viewer.js";

export const deletionStates = ["scheduled", "stopped", "done"] as const;
export type DeletionState = (typeof deletionStates)[number];

export const deletionActs = ["stop", "run"] as const;
export type DeletionAct = (typeof deletionActs)[number];

type DeletionTransitions = Readonly<
  Record<DeletionState, Readonly<Partial<Record<DeletionAct, DeletionState>>>>
>;

/** Approved by two, a deletion waits; it is stopped by anybody who is told of it, or it is done. */
export const deletionTransitions: DeletionTransitions = {
  scheduled: { stop: "stopped", run: "done" },
  stopped: {},
  done: {},
};

export function nextDeletionState(state: DeletionState, act: DeletionAct): DeletionState | null {
  return deletionTransitions[state][act] ?? null;
}

const noSuchDeletion = denied("not_found", "There is no such deletion, or you may not see it.");

/** Every active administrator of the account; on the desk, agents and leads. */
export function mayReadDeletion(viewer: Viewer, deletion: { accountId: string }): Permission {
  const administers = liveMemberships(viewer).some(
    ({ accountId, role }) => accountId === deletion.accountId && role === "admin",
  );
  return administers || isStaff(viewer, "agent", "lead") ? allowed : noSuchDeletion;
}

/** The same people: stopping harms nobody, and a deletion that should go on can be asked for again. */
export function mayStopDeletion(
  viewer: Viewer,
  deletion: { accountId: string; state: DeletionState },
): Permission {
  const reading = mayReadDeletion(viewer, deletion);
  if (!reading.allowed) {
    return reading;
  }
  return nextDeletionState(deletion.state, "stop") === null
    ? denied("not_in_this_state", "This deletion is over: it was stopped, or it is done.")
    : allowed;
}
