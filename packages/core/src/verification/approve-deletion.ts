import { coversUse, deletionRunsAt, mayApproveVerification, mayHandleProof } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor, type PersonActor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { enqueue } from "../jobs.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { changeTicket } from "../tickets/change-ticket.js";
import { refuseTicketScope } from "../tickets/ticket-role.js";
import type { Ticket } from "../tickets/ticket.entity.js";
import { transact } from "../transaction.js";
import { AccountDeletion } from "./account-deletion.entity.js";
import { isStillAdmin, loadSensitiveTicket, type SensitiveRequest } from "./sensitive-ticket.js";
import { Verification } from "./verification.entity.js";
import { adminContacts, lockVerification, stateAt } from "./verification.queries.js";

export type ApproveDeletionResult =
  /** `deletion`: null until a second person has approved it. */
  { ok: true; ticket: Ticket; verification: Verification; deletion: AccountDeletion | null } | Refused;

/**
 * Two of the staff, neither of whom asked for it, approve a deletion while its proof is good. The second uses the proof up: the deletion
 * is scheduled, and every active administrator is told how to stop it.
 */
export async function approveDeletion(
  deps: CoreDeps,
  actor: Actor,
  { ticketId }: { ticketId: string },
): Promise<ApproveDeletionResult> {
  const at = deps.clock.now();
  return transact<ApproveDeletionResult>(deps.db, async (tx) => {
    const request = await loadSensitiveTicket(tx, actor, ticketId);
    if (!request.ok) {
      return request;
    }
    const permission = mayHandleProof(policyViewer(actor), request.ticket);
    const refusal = permission.allowed ? refuseTicketScope(actor, true) : refusedBy(permission);
    if (refusal !== null || actor.kind !== "person") {
      return refusal ?? refusedBy(permission);
    }
    const row = await lockVerification(tx, ticketId);
    const state = row === null ? null : stateAt(row, at);
    if (
      request.action !== "account_deletion" ||
      row === null ||
      state === null ||
      !(await isStillAdmin(tx, request))
    ) {
      return notProven;
    }
    const { personId: requesterId, action, firstApproverId } = row;
    const approval = mayApproveVerification(policyViewer(actor), {
      state,
      action,
      requesterId,
      firstApproverId,
    });
    if (!approval.allowed) {
      return approval.code === "not_in_this_state" ? notProven : refusedBy(approval);
    }
    return firstApproverId === null
      ? approveFirst(deps, tx, actor, { request, row, at })
      : approveSecond(deps, tx, actor, { request, row: { ...row, firstApproverId }, at });
  });
}

const notProven = refused(
  "STATE_NOT_ALLOWED",
  "Nobody has proven who asks for this, or the proof was used or is too old. Ask the customer to prove it.",
);

async function approveFirst(
  deps: CoreDeps,
  tx: EntityManager,
  actor: PersonActor,
  { request, row, at }: { request: SensitiveRequest; row: Verification; at: Date },
): Promise<ApproveDeletionResult> {
  const firstApproverId = actor.person.id;
  await tx.update(Verification, { id: row.id }, { firstApproverId });
  const ticket = await changeTicket(deps, tx, request.ticket, {
    ...{ actor, at, byStaff: true, keepsVersion: true },
    action: "verification.first_approved",
    events: [{ kind: "verification", data: { action: row.action, step: "first_approved" } }],
    auditData: { verificationId: row.id, action: row.action },
  });
  return { ok: true, ticket, verification: { ...row, firstApproverId }, deletion: null };
}

async function approveSecond(
  deps: CoreDeps,
  tx: EntityManager,
  actor: PersonActor,
  {
    request,
    row,
    at,
  }: { request: SensitiveRequest; row: Verification & { firstApproverId: string }; at: Date },
): Promise<ApproveDeletionResult> {
  const { ticket: locked, action, accountId, requesterId } = request;
  const approved = { state: "approved", approverId: actor.person.id, approvedAt: at } as const;
  const use = { ticketId: locked.id, personId: requesterId, action, accountId };
  const provenAt = (row.provenAt ?? row.expiresAt).toISOString();
  if (!coversUse(deps.policy, { ...row, ...approved, provenAt }, use, at.toISOString())) {
    return notProven;
  }
  const used = { state: "used", usedBy: actor.person.id, usedAt: at, endedAt: at } as const;
  await tx.update(Verification, { id: row.id }, approved);
  await tx.update(Verification, { id: row.id }, used);
  const deletion: AccountDeletion = {
    ...{ id: newId(at), accountId, ticketId: locked.id, verificationId: row.id, requestedBy: requesterId },
    ...{ firstApproverId: row.firstApproverId, secondApproverId: actor.person.id, state: "scheduled" },
    ...{ approvedAt: at, runsAt: new Date(deletionRunsAt(deps.policy, at.toISOString())) },
    ...{ stoppedAt: null, stoppedBy: null, doneAt: null, certificateNumber: null, certificate: null },
  };
  const [other] = await tx.query<unknown[]>(
    "select 1 from account_deletions where account_id = $1 and state = 'scheduled'",
    [accountId],
  );
  if (other !== undefined) {
    return refused("STATE_NOT_ALLOWED", "This account is to be deleted already.");
  }
  await tx.insert(AccountDeletion, deletion);
  await announce(tx, deletion);
  await enqueue(tx, "run-deletion", { deletionId: deletion.id }, { runAt: deletion.runsAt });
  const ticket = await changeTicket(deps, tx, locked, {
    ...{ actor, at, byStaff: true, keepsVersion: true },
    action: "account_deletion.scheduled",
    events: [{ kind: "verification", data: { action, step: "used" } }],
    auditData: { deletionId: deletion.id, verificationId: row.id, runsAt: deletion.runsAt.toISOString() },
  });
  return { ok: true, ticket, verification: { ...row, ...approved, ...used }, deletion };
}

async function announce(
  tx: EntityManager,
  { id, accountId, requestedBy, runsAt, approvedAt }: AccountDeletion,
): Promise<void> {
  const admins = await adminContacts(tx, accountId);
  const [account] = await tx.query<{ name: string }[]>("select name from accounts where id = $1", [
    accountId,
  ]);
  const requesterName = admins.find(({ personId }) => personId === requestedBy)?.name ?? "";
  for (const { personId, email } of admins) {
    await enqueueMail(tx, {
      template: "deletion_announced",
      to: { address: email, personId },
      data: { deletionId: id, accountName: account?.name ?? "", requesterName, runsAt: runsAt.toISOString() },
      at: approvedAt,
    });
  }
}
