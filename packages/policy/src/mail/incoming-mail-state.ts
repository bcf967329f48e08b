/**
 * A mail that came in. `received`: kept, and not looked at yet. `parked`: it could not be read. What a person
 * releases is looked at once more. `handled`: it became a request, a reply or a
 * note. `deleted`: somebody looked at it and threw it away; that it came stays on record.
 */
export const incomingMailStates = ["received", "parked", "quarantined", "handled", "deleted"] as const;
export type IncomingMailState = (typeof incomingMailStates)[number];

export const incomingMailActs = ["handle", "quarantine", "park", "read_again", "release", "delete"] as const;
export type IncomingMailAct = (typeof incomingMailActs)[number];

export const incomingMailTransitions: Readonly<
  Record<IncomingMailState, Readonly<Partial<Record<IncomingMailAct, IncomingMailState>>>>
> = {
  received: { handle: "handled", quarantine: "quarantined", park: "parked" },
  parked: { read_again: "received", delete: "deleted" },
  quarantined: { release: "received", delete: "deleted" },
  handled: {},
  deleted: {},
};

/** The state after the act, or null when the act is not possible in that state. */
export function nextIncomingMailState(
  state: IncomingMailState,
  act: IncomingMailAct,
): IncomingMailState | null {
  return incomingMailTransitions[state][act] ?? null;
}

/** So often a mail is read before it is parked: what breaks the reader once may have been the machine. */
export const MAIL_READ_TRIES = 3;
