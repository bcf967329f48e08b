import { parseInstant, formatInstant } from "../instant.js";

/** A message to everybody whom a defect affects: waits for its time, is being given to one after the other, has reached all. */
export const broadcastStates = ["queued", "sending", "sent", "stopped"] as const;
export type BroadcastState = (typeof broadcastStates)[number];

export const broadcastActs = ["send", "finish", "stop"] as const;
export type BroadcastAct = (typeof broadcastActs)[number];

export const broadcastTransitions: Readonly<
  Record<BroadcastState, Readonly<Partial<Record<BroadcastAct, BroadcastState>>>>
> = {
  queued: { send: "sending", stop: "stopped" },
  sending: { finish: "sent" },
  sent: {},
  stopped: {},
};

/** The state after the act, or null when the act is not possible in that state. */
export function nextBroadcastState(state: BroadcastState, act: BroadcastAct): BroadcastState | null {
  return broadcastTransitions[state][act] ?? null;
}

/** It may still go out, or is going out: a defect has one such at most, and does not move meanwhile. */
export function isUnderWay(state: BroadcastState): boolean {
  return Object.keys(broadcastTransitions[state]).length > 0;
}

/** For so long its sender may take it back. */
export const BROADCAST_STOP_SECONDS = 60;

/** The instant at which it goes out. */
export function broadcastSendsAt(queuedAt: string): string {
  return formatInstant(parseInstant(queuedAt) + BROADCAST_STOP_SECONDS * 1000);
}
