/**
 * A mail on its way out. `sending`: the server may have it already, and has not said so. `uncertain`: nobody knows whether it has it.
 * `dead`: every attempt failed. `dropped`: it was not to be sent any more when its turn came.
 */
export const mailStates = ["waiting", "sending", "sent", "uncertain", "dead", "dropped"] as const;
export type MailState = (typeof mailStates)[number];

export const mailActs = ["hand_over", "accept", "put_off", "give_up", "lose", "drop", "send_again"] as const;
export type MailAct = (typeof mailActs)[number];

export const mailTransitions: Readonly<Record<MailState, Readonly<Partial<Record<MailAct, MailState>>>>> = {
  waiting: { hand_over: "sending", put_off: "waiting", give_up: "dead", drop: "dropped" },
  // What was in the server's hands when the line broke is never sent again by itself: at most one copy of it arrives.
  sending: { accept: "sent", put_off: "waiting", give_up: "dead", lose: "uncertain" },
  sent: {},
  uncertain: { send_again: "waiting" },
  dead: { send_again: "waiting" },
  dropped: {},
};

/** The state after the act, or null when the act is not possible in that state. */
export function nextMailState(state: MailState, act: MailAct): MailState | null {
  return mailTransitions[state][act] ?? null;
}

/** Somebody has to look at it. */
export function isMailInTrouble(state: MailState): boolean {
  return nextMailState(state, "send_again") !== null;
}
