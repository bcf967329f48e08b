import { mayProveIdentity, nextVerificationState } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { changeTicket } from "../tickets/change-ticket.js";
import { transact } from "../transaction.js";
import { loadSensitiveTicket } from "./sensitive-ticket.js";
import type { VerificationResult } from "./start-verification.js";
import { Verification } from "./verification.entity.js";
import { lockVerification, stateAt } from "./verification.queries.js";

/** Who asked does not want it any more: what was begun or proven is void. */
export async function cancelVerification(
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
    const permission = mayProveIdentity(policyViewer(actor), request.ticket);
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const row = await lockVerification(tx, ticketId);
    if (row === null || nextVerificationState(stateAt(row, at), "cancel") === null) {
      return refused("STATE_NOT_ALLOWED", "There is nothing to cancel any more.");
    }
    await tx.update(Verification, { id: row.id }, { state: "cancelled", endedAt: at });
    const ticket = await changeTicket(deps, tx, request.ticket, {
      ...{ actor, at, byStaff: false, keepsVersion: true },
      action: "verification.cancelled",
      events: [{ kind: "verification", data: { action: row.action, step: "cancelled" } }],
      auditData: { verificationId: row.id, action: row.action },
    });
    return { ok: true, ticket, verification: { ...row, state: "cancelled", endedAt: at } };
  });
}
