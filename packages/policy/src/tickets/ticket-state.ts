export const ticketStates = ["open", "waiting_on_customer", "waiting_on_defect", "solved", "closed"] as const;
export type TicketState = (typeof ticketStates)[number];

export const ticketActs = [
  "customer_reply",
  "staff_reply",
  "wait_on_customer",
  "wait_on_defect",
  "leave_defect",
  "hold_for_update",
  "defect_fixed",
  "confirm_fix",
  "solve",
  "close",
  "merge",
] as const;
export type TicketAct = (typeof ticketActs)[number];

type TicketTransitions = Readonly<Record<TicketState, Readonly<Partial<Record<TicketAct, TicketState>>>>>;

/**
 * The life of a ticket (design.md, "State"). An act that is not listed for a state is not possible in it.
 * Whatever a customer writes brings the ticket back to a person: also while it waits for a defect, and after it was solved, when
 * the request is decided anew (`mayReopen`). Of a fixed defect the customers of its tickets are told, and asked whether it works for them.
 */
export const ticketTransitions: TicketTransitions = {
  open: {
    customer_reply: "open",
    staff_reply: "open",
    wait_on_customer: "waiting_on_customer",
    wait_on_defect: "waiting_on_defect",
    hold_for_update: "waiting_on_customer",
    defect_fixed: "waiting_on_customer",
    solve: "solved",
    merge: "closed",
  },
  waiting_on_customer: {
    customer_reply: "open",
    staff_reply: "waiting_on_customer",
    wait_on_defect: "waiting_on_defect",
    defect_fixed: "waiting_on_customer",
    confirm_fix: "solved",
    solve: "solved",
    merge: "closed",
  },
  waiting_on_defect: {
    customer_reply: "open",
    staff_reply: "waiting_on_defect",
    wait_on_customer: "waiting_on_customer",
    defect_fixed: "waiting_on_customer",
    leave_defect: "open",
    solve: "solved",
    merge: "closed",
  },
  solved: {
    customer_reply: "open",
    staff_reply: "solved",
    defect_fixed: "solved",
    close: "closed",
    merge: "closed",
  },
  closed: {},
};

/** The state after the act, or null when the act is not possible in that state. */
export function nextTicketState(state: TicketState, act: TicketAct): TicketState | null {
  return ticketTransitions[state][act] ?? null;
}

/**
 * The state that a ticket goes back to when an act is taken back: the one that it had, if that act is what brought it where it is
 * now. Null: something else happened, and nothing can be taken back.
 */
export function stateTakenBack(before: TicketState, act: TicketAct, now: TicketState): TicketState | null {
  return nextTicketState(before, act) === now ? before : null;
}

export function canMoveTicket(from: TicketState, to: TicketState, act: TicketAct): boolean {
  return nextTicketState(from, act) === to;
}

/** In the queue: staff have the next move. */
export function isInQueue(state: TicketState): boolean {
  return state === "open";
}

/** Nothing can happen to it any more. */
export function isTicketFinal(state: TicketState): boolean {
  return Object.keys(ticketTransitions[state]).length === 0;
}
