import { formatInstant, parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";

const dayMillis = 86_400_000;

/** The instant at which a solved ticket is closed: `ticket.closeAfterDays` days of 24 hours later (clause `reopening`). */
export function ticketClosesAt(policy: SupportPolicy, solvedAt: string): string {
  return formatInstant(parseInstant(solvedAt) + policy.ticket.closeAfterDays * dayMillis);
}

/** Whether a customer's reply to a solved ticket reopens it. The request is then decided anew, at the instant of the reply. */
export function mayReopen(policy: SupportPolicy, solvedAt: string, at: string): boolean {
  return parseInstant(at) < parseInstant(ticketClosesAt(policy, solvedAt));
}
