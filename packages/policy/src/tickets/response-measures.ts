import { businessMillisBetween } from "../hours/business-time.js";
import { formatInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { TicketState } from "./ticket-state.js";

/** What is known of a ticket's answers: instants, and business minutes since receipt. */
export interface ResponseMeasures {
  firstResponseAt: string | null;
  firstResponseBusinessMinutes: number | null;
  /** To the last time that it was solved; null while it is not. */
  solveBusinessMinutes: number | null;
}

/** What happened to the ticket at one instant. */
export interface MeasuredAct {
  at: string;
  /** A reply of the staff to the customer. */
  staffReply: boolean;
  from: TicketState;
  to: TicketState;
}

/** What the act changes of the measures: written when it happens, under the calendar of that moment. */
export function measureResponse(
  policy: SupportPolicy,
  ticket: { receivedAt: string; firstResponseAt: string | null },
  { at, staffReply, from, to }: MeasuredAct,
): Partial<ResponseMeasures> {
  const measures: Partial<ResponseMeasures> = {};
  const minutes = (): number => businessMinutesBetween(policy, ticket.receivedAt, at);
  if (staffReply && ticket.firstResponseAt === null) {
    measures.firstResponseAt = formatInstant(Date.parse(at));
    measures.firstResponseBusinessMinutes = minutes();
  }
  if (from !== "solved" && to === "solved") {
    measures.solveBusinessMinutes = minutes();
  }
  if (from === "solved" && to !== "solved" && to !== "closed") {
    measures.solveBusinessMinutes = null;
  }
  return measures;
}

/** Rounded to whole minutes. */
function businessMinutesBetween(policy: SupportPolicy, from: string, to: string): number {
  return Math.round(businessMillisBetween(policy, from, to) / 60_000);
}
