import { ticketRelations } from "@recourse/core";
import {
  levels,
  nextStepKinds,
  outcomes,
  requestKinds,
  responseTargets,
  ticketStates,
  ticketVisibilities,
} from "@recourse/policy";
import { declareEnum } from "../graphql/enums.js";

export const RequestKind = declareEnum("RequestKind", requestKinds);
export const DecisionOutcome = declareEnum(
  "DecisionOutcome",
  outcomes,
  "What the support policy says to a request.",
);
export const SupportLevel = declareEnum(
  "SupportLevel",
  levels,
  "How much support an account has, best first.",
);
export const NextStepKind = declareEnum("NextStepKind", nextStepKinds);
export const TicketState = declareEnum("TicketState", ticketStates);
export const TicketRelation = declareEnum("TicketRelation", ticketRelations);
export const TicketVisibility = declareEnum(
  "TicketVisibility",
  ticketVisibilities,
  "Who reads a ticket besides its requester and participants: the account's active administrators, or nobody.",
);
export const TicketTargetKind = declareEnum(
  "TicketTargetKind",
  responseTargets,
  "What the staff expect of themselves: a reply to the request, and to what the customer writes later.",
);
