import { ticketSharings } from "@recourse/policy";
import { declareEnum } from "../graphql/enums.js";

export const MembershipRole = declareEnum("MembershipRole", ["admin", "end_user"]);
export const StaffRole = declareEnum("StaffRole", ["agent", "author", "lead"]);
export const Plan = declareEnum("Plan", ["free", "paying"]);
export const Billing = declareEnum(
  "Billing",
  ["monthly", "annual"],
  "Of paying accounts; both give the same support.",
);
export const Standing = declareEnum("Standing", ["active", "past_due", "suspended", "closed"]);
export const CorrectionSource = declareEnum("CorrectionSource", ["provisioning", "billing"]);
export const TokenScope = declareEnum(
  "TokenScope",
  ["read_articles", "read_tickets", "write_tickets", "desk"],
  "What an access token may do, within what its person may do.",
);
export const TicketSharing = declareEnum(
  "TicketSharing",
  ticketSharings,
  "With whom the new tickets of an account start: all of its administrators, or whoever opens them alone.",
);
