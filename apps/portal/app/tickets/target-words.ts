import type { TicketTargetCause, TicketTargetKind } from "../gql/desk/graphql.js";
import { businessDuration } from "./response-time-words.js";

/** Inside a sentence. */
export function targetWords(kind: TicketTargetKind): string {
  switch (kind) {
    case "FIRST_RESPONSE":
      return "first response";
    case "NEXT_RESPONSE":
      return "next response";
  }
}

export function causeWords(cause: TicketTargetCause): string {
  switch (cause) {
    case "WAITING_ON_CUSTOMER":
      return "waits for the customer";
    case "ON_HOLD":
      return "on hold";
    case "WAITING_ON_DEFECT":
      return "waits for a fix";
  }
}

/** `2 h left`, `30 min over`. */
export function remainingWords(minutes: number): string {
  return minutes < 0 ? `${businessDuration(-minutes)} over` : `${businessDuration(minutes)} left`;
}
