import { allowed, denied, type Permission } from "./viewer.js";

/** Between asking for it and the removal, so that whoever is told can stop it. */
export const FACTOR_RESET_HOURS = 72;
/** So often somebody asks within `FACTOR_RESET_ASK_DAYS`: each time, others get mail. */
export const MOST_FACTOR_RESETS = 3;
export const FACTOR_RESET_ASK_DAYS = 30;

export type FactorResetState = "asked" | "stopped" | "done";

const transitions: Readonly<Record<FactorResetState, Partial<Record<"stop" | "run", FactorResetState>>>> = {
  asked: { stop: "stopped", run: "done" },
  stopped: {},
  done: {},
};

/** Null: not from there. */
export function nextFactorResetState(state: FactorResetState, step: "stop" | "run"): FactorResetState | null {
  return transitions[state][step] ?? null;
}

interface AskingPerson {
  isStaff: boolean;
  hasFactor: boolean;
  /** Whether the mail address has been on file for as long as a contact that proves something. */
  contactProves: boolean;
  /** How often they asked lately. */
  asked: number;
}

/**
 * Whoever gave their password, and has neither second factor nor recovery codes any more. Nothing is removed by it: they and the
 * administrators of their accounts are told, wait, and can stop it. Nobody who works here is helped so: a password must never be enough for the
 * desk, not even after a while.
 */
export function mayAskForFactorReset({ isStaff, hasFactor, contactProves, asked }: AskingPerson): Permission {
  if (isStaff) {
    return denied("staff", "You work here: whoever runs the server resets your second factor.");
  }
  if (!hasFactor) {
    return denied("not_in_this_state", "You have no second factor.");
  }
  if (!contactProves) {
    return denied("contact_too_new", "Your mail address changed lately. Ask again in a week.");
  }
  return asked < MOST_FACTOR_RESETS
    ? allowed
    : denied(
        "too_often",
        "You asked for this several times lately. Ask an administrator of yours to write to us.",
      );
}

/** Whether what was asked for still holds when its time has come: not for who came to work here, nor for another address than was told. */
export function mayRunFactorReset({
  isStaff,
  addressChanged,
}: {
  isStaff: boolean;
  addressChanged: boolean;
}): boolean {
  return !isStaff && !addressChanged;
}
