import type { TicketState } from "../gql/graphql.js";
import { Status, type Tone } from "../ui/badge.js";

/** Whom the words are for: "waiting for you" is the customer's view of it. */
type Side = "customer" | "staff";

export function stateWords(state: TicketState, side: Side): string {
  switch (state) {
    case "OPEN":
      return "Open";
    case "WAITING_ON_CUSTOMER":
      return side === "customer" ? "Waiting for you" : "Waiting for the customer";
    case "WAITING_ON_DEFECT":
      return "Waiting for a fix";
    case "SOLVED":
      return "Solved";
    case "CLOSED":
      return "Closed";
  }
}

const tones: Record<TicketState, Tone> = {
  OPEN: "accent",
  WAITING_ON_CUSTOMER: "wait",
  WAITING_ON_DEFECT: "info",
  SOLVED: "good",
  CLOSED: "neutral",
};

export function TicketStatus({ state, side }: { state: TicketState; side: Side }) {
  return <Status tone={tones[state]}>{stateWords(state, side)}</Status>;
}
