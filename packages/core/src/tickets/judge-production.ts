import {
  decide,
  mayRejectProduction,
  mayRestoreProduction,
  type ProductionAccess,
  type SupportPolicy,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type PersonActor, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { checkMaskedText, type MaskedText } from "../masked-text.js";
import { refusedBy } from "../permission.js";
import type { Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { changeTicket, type TicketChange } from "./change-ticket.js";
import { decisionsByIds } from "./decision.queries.js";
import { loadTicket } from "./load-ticket.js";
import { placeRequest } from "./place-request.js";
import { isStopped, stopStaffReply } from "./stop-staff-reply.js";
import { refuseTicketScope } from "./ticket-role.js";
import type { Ticket } from "./ticket.entity.js";

export interface RejectProductionInput {
  ticketId: string;
  /** Of the ticket as the caller saw it. */
  version: number;
  /** Plain text that the customer reads. */
  reason: string;
}

export type RestoreProductionInput = Omit<RejectProductionInput, "reason">;

export type JudgeProductionResult = { ok: true; ticket: Ticket } | Refused;

/**
 * Staff do not let the claim stand that production is affected, and say why: the ticket takes the place that the policy gives it
 * without the claim. What was claimed, and the decision that was made from it, stay as they are.
 */
export async function rejectProduction(
  deps: CoreDeps,
  actor: Actor,
  input: RejectProductionInput,
): Promise<JudgeProductionResult> {
  const reason = checkMaskedText(input.reason, { path: ["reason"], name: "The reason", max: 1_000 });
  return reason.ok ? judge(deps, actor, input, reason.text) : reason;
}

/** The claim stands after all: the ticket goes back to where it was received. */
export function restoreProduction(
  deps: CoreDeps,
  actor: Actor,
  input: RestoreProductionInput,
): Promise<JudgeProductionResult> {
  return judge(deps, actor, input, null);
}

export function productionAccess({
  production,
  productionRejection,
}: Pick<Ticket, "production" | "productionRejection">): ProductionAccess {
  return { claimed: production !== null, rejected: productionRejection !== null };
}

/** Rejected with a reason, or no longer rejected. */
async function judge(
  deps: CoreDeps,
  actor: Actor,
  { ticketId, version }: RestoreProductionInput,
  reason: MaskedText | null,
): Promise<JudgeProductionResult> {
  const at = deps.clock.now();
  const work = async (tx: EntityManager): Promise<JudgeProductionResult> => {
    const loaded = await loadTicket(tx, actor, { ticketId, version });
    if (!loaded.ok) {
      return loaded;
    }
    const { ticket } = loaded;
    const may = reason === null ? mayRestoreProduction : mayRejectProduction;
    const permission = may(policyViewer(actor), ticket, productionAccess(ticket));
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null || actor.kind !== "person") {
      return refusal ?? refusedBy(permission);
    }
    const words = { actor, at, ticket, path: ["reason"], claim: null };
    const stopped =
      reason === null ? null : await stopStaffReply(deps.policy, tx, { ...words, text: reason });
    if (stopped !== null) {
      return stopped;
    }
    const rank = await rankAfter(deps.policy, tx, ticket, reason === null);
    const change = judgement(actor, ticket, { at, reason: reason?.text ?? null, rank });
    return { ok: true, ticket: await changeTicket(deps, tx, ticket, change) };
  };
  return transact<JudgeProductionResult>(deps.db, work, isStopped);
}

function judgement(
  actor: PersonActor,
  ticket: Ticket,
  { at, reason, rank }: { at: Date; reason: string | null; rank: number | null },
): TicketChange {
  const rejected = reason !== null;
  const productionRejection =
    reason === null ? null : { reason, at: at.toISOString(), personId: actor.person.id };
  return {
    actor,
    at,
    byStaff: true,
    action: rejected ? "ticket.production_rejected" : "ticket.production_restored",
    changes: { productionRejection, rank },
    events: [{ kind: "production_judged", data: { rejected, reason } }],
    auditData: { fromRank: ticket.rank, toRank: rank },
  };
}

/** What the policy makes of the same facts but for this one. A ticket that it would not open today keeps its rank. */
async function rankAfter(
  policy: SupportPolicy,
  tx: EntityManager,
  ticket: Ticket,
  production: boolean,
): Promise<number | null> {
  const [stored] = await decisionsByIds(tx, [ticket.decisionId]);
  if (stored === undefined) {
    throw new Error(`The ticket ${ticket.id} has no decision.`);
  }
  const { facts } = stored;
  const decision = decide(policy, { ...facts, request: { ...facts.request, production } });
  return placeRequest(policy, decision).rank ?? ticket.rank;
}
