import { coversUse, mayHandleProof } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { changeTicket } from "../tickets/change-ticket.js";
import { refuseTicketScope } from "../tickets/ticket-role.js";
import { transact } from "../transaction.js";
import { isStillAdmin, loadSensitiveTicket } from "./sensitive-ticket.js";
import type { VerificationResult } from "./start-verification.js";
import { Verification } from "./verification.entity.js";
import { lockVerification } from "./verification.queries.js";

/**
 * Uses the proof, once: from now on, for as long as a proof is good, staff see what the account is on this ticket, and may tell who asked.
 */
export async function discloseAccountInformation(
  deps: CoreDeps,
  actor: Actor,
  { ticketId }: { ticketId: string },
): Promise<VerificationResult> {
  const at = deps.clock.now();
  return transact<VerificationResult>(deps.db, async (tx) => {
    const request = await loadSensitiveTicket(tx, actor, ticketId);
    if (!request.ok) {
      return request;
    }
    const { action, accountId, requesterId } = request;
    const permission = mayHandleProof(policyViewer(actor), request.ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null || actor.kind !== "person") {
      return refusal ?? refusedBy(permission);
    }
    const row = await lockVerification(tx, ticketId);
    const use = { ticketId, personId: requesterId, action, accountId };
    if (
      action !== "account_information" ||
      row?.provenAt == null ||
      !coversUse(deps.policy, { ...row, provenAt: row.provenAt.toISOString() }, use, at.toISOString()) ||
      !(await isStillAdmin(tx, request))
    ) {
      return refused(
        "STATE_NOT_ALLOWED",
        "Nobody has proven who asks for this, or the proof was used or is too old. Ask the customer to prove it.",
      );
    }
    const used = { state: "used", usedBy: actor.person.id, usedAt: at, endedAt: at } as const;
    await tx.update(Verification, { id: row.id }, used);
    const until = new Date(at.getTime() + deps.policy.verification.validForMinutes * 60_000);
    await tx.query(
      `insert into disclosures (id, verification_id, ticket_id, account_id, opened_by, opened_at, until) values ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(at), row.id, ticketId, accountId, actor.person.id, at, until],
    );
    const ticket = await changeTicket(deps, tx, request.ticket, {
      ...{ actor, at, byStaff: true, keepsVersion: true },
      action: "account_information.disclosed",
      events: [{ kind: "verification", data: { action, step: "used" } }],
      auditData: { verificationId: row.id, until: until.toISOString() },
    });
    return { ok: true, ticket, verification: { ...row, ...used } };
  });
}
