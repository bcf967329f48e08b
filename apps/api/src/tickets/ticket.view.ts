import type { StoredDecision, Ticket as TicketRow } from "@recourse/core";
import { mayUseScope, policyViewer, shownToCustomers } from "@recourse/core";
import { mayReadAccountFacts, mayUseDesk } from "@recourse/policy";
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

/** Whether the viewer sees what is among the staff. */
function seesAll({ actor }: Pick<RequestContext, "actor">): boolean {
  return mayUseDesk(policyViewer(actor)).allowed && mayUseScope(actor, "desk");
}

/** A ticket that the viewer may read; customers see nothing of what can still be taken back. */
export function ticketView(stored: TicketRow, context: Pick<RequestContext, "actor" | "deps">): Ticket {
  const row = seesAll(context) ? stored : shownToCustomers(stored, context.deps.clock.now());
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
