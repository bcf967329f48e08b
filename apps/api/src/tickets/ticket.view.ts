import type { StoredDecision, Ticket as TicketRow } from "@recourse/core";
import { policyViewer } from "@recourse/core";
import { mayReadAccountFacts } from "@recourse/policy";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import { decisionView } from "./decision.view.js";
import type { Decision } from "./decision.type.js";
import type { ProductionClaim, Ticket } from "./ticket.type.js";

function productionView({ production, productionRejection: rejection }: TicketRow): ProductionClaim | null {
  if (production === null) return null;
  const { since } = production;
  return { ...production, since: since === null ? null : new Date(since), rejection };
}

/** A ticket that the viewer may read. */
export function ticketView(row: TicketRow): Ticket {
  const { number, subject, kind, state, receivedAt, updatedAt, solvedAt, holdReason, version } = row;
  return {
    typeName: "Ticket",
    id: globalId("Ticket", row.id),
    row,
    number,
    subject,
    kind,
    state,
    production: productionView(row),
    priority: row.rank,
    receivedAt,
    updatedAt,
    solvedAt,
    holdReason,
    version,
  };
}

/** A stored decision; its facts for staff and the account's administrators. */
export function storedDecisionView(
  { accountId, decision }: StoredDecision,
  { actor }: RequestContext,
): Decision {
  const viewer = policyViewer(actor);
  const mayReadFacts =
    accountId === null ? viewer.staff !== null : mayReadAccountFacts(viewer, accountId).allowed;
  return decisionView(decision, mayReadFacts);
}
