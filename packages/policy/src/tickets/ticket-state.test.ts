import { describe, expect, test } from "@jest/globals";
import { policy } from "../../testing/example-policy.js";
import { compareQueue } from "./queue.js";
import { mayReopen, ticketClosesAt } from "./reopening.js";
import {
  canMoveTicket,
  isInQueue,
  isTicketFinal,
  nextTicketState,
  stateTakenBack,
  ticketActs,
  ticketStates,
  type TicketAct,
  type TicketState,
} from "./ticket-state.js";

describe("a ticket", () => {
  test.each<[TicketState, TicketAct, TicketState | null]>([
    ["open", "staff_reply", "open"],
    ["open", "wait_on_customer", "waiting_on_customer"],
    ["open", "hold_for_update", "waiting_on_customer"],
    ["open", "wait_on_defect", "waiting_on_defect"],
    ["open", "solve", "solved"],
    ["open", "close", null],
    ["waiting_on_customer", "customer_reply", "open"],
    ["waiting_on_customer", "staff_reply", "waiting_on_customer"],
    ["waiting_on_customer", "solve", "solved"],
    ["waiting_on_defect", "defect_fixed", "waiting_on_customer"],
    ["waiting_on_defect", "customer_reply", "open"],
    ["open", "defect_fixed", "waiting_on_customer"],
    ["waiting_on_defect", "leave_defect", "open"],
    ["open", "leave_defect", null],
    ["solved", "defect_fixed", "solved"],
    ["waiting_on_customer", "confirm_fix", "solved"],
    ["waiting_on_defect", "confirm_fix", null],
    ["open", "confirm_fix", null],
    ["solved", "customer_reply", "open"],
    ["solved", "close", "closed"],
    ["open", "merge", "closed"],
    ["waiting_on_customer", "merge", "closed"],
    ["waiting_on_defect", "merge", "closed"],
    ["solved", "merge", "closed"],
    ["solved", "solve", null],
    ["solved", "wait_on_customer", null],
  ])("%s, %s: %s", (state, act, next) => {
    expect(nextTicketState(state, act)).toBe(next);
    expect(ticketStates.filter((to) => canMoveTicket(state, to, act))).toEqual(next === null ? [] : [next]);
  });

  test("does nothing more once it is closed", () => {
    expect(ticketActs.map((act) => nextTicketState("closed", act))).toEqual(ticketActs.map(() => null));
    expect(ticketStates.filter(isTicketFinal)).toEqual(["closed"]);
  });

  test("goes back to the state it had, unless something else happened to it", () => {
    expect(stateTakenBack("waiting_on_customer", "merge", "closed")).toBe("waiting_on_customer");
    expect(stateTakenBack("open", "solve", "solved")).toBe("open");
    expect(stateTakenBack("open", "solve", "closed")).toBeNull();
    expect(stateTakenBack("closed", "merge", "closed")).toBeNull();
  });

  test("is in the queue while staff have the next move", () => {
    expect(ticketStates.filter(isInQueue)).toEqual(["open"]);
  });
});

test("a reply reopens a solved ticket for 14 days", () => {
  expect(ticketClosesAt(policy, "2026-03-01T12:00:00Z")).toBe("2026-03-15T12:00:00Z");
  expect(mayReopen(policy, "2026-03-01T12:00:00Z", "2026-03-15T11:59:59.999Z")).toBe(true);
  expect(mayReopen(policy, "2026-03-01T12:00:00Z", "2026-03-15T12:00:00Z")).toBe(false);
});

test("the queue is ordered by rank, receipt and number", () => {
  const tickets = [
    { rank: null, receivedAt: "2026-01-01T00:00:00Z", number: 1 },
    { rank: 2, receivedAt: "2026-01-01T00:00:00Z", number: 2 },
    { rank: 1, receivedAt: "2026-01-05T12:00:00Z", number: 7 },
    { rank: 1, receivedAt: "2026-01-05T12:00:00.000Z", number: 6 },
    { rank: 1, receivedAt: "2026-01-05T13:30:00+02:00", number: 9 },
    { rank: 0, receivedAt: "2026-02-01T00:00:00Z", number: 8 },
  ];
  expect(tickets.toSorted(compareQueue).map(({ number }) => number)).toEqual([8, 9, 6, 7, 2, 1]);
  expect(
    tickets
      .toReversed()
      .toSorted(compareQueue)
      .map(({ number }) => number),
  ).toEqual([8, 9, 6, 7, 2, 1]);
});
