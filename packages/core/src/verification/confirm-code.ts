import {
  mayProveIdentity,
  needsSecondApprover,
  nextVerificationState,
  verificationExpiresAt,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { IdentityDeps } from "../deps.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { changeTicket } from "../tickets/change-ticket.js";
import { transact } from "../transaction.js";
import { loadSensitiveTicket, type SensitiveRequest } from "./sensitive-ticket.js";
import type { VerificationResult } from "./start-verification.js";
import { Verification } from "./verification.entity.js";
import { adminContacts, lockVerification, stateAt } from "./verification.queries.js";

export const CODE_PURPOSE = "verification";

export interface ConfirmCodeInput {
  ticketId: string;
  /** As somebody typed it: spaces and hyphens do not count. */
  code: string;
}

/** A refusal that is on record: the attempt counts. */
type Counted = Refused & { counted?: true };

/** The code that went to the contact. Wrong ones are counted with it, however many come at once; after the last it has failed. */
export async function confirmCode(
  deps: IdentityDeps,
  actor: Actor,
  { ticketId, code }: ConfirmCodeInput,
): Promise<VerificationResult> {
  const at = deps.clock.now();
  return transact<VerificationResult & { counted?: true }>(
    deps.db,
    async (tx) => {
      const request = await loadSensitiveTicket(tx, actor, ticketId);
      if (!request.ok) {
        return request;
      }
      const permission = mayProveIdentity(policyViewer(actor), request.ticket);
      if (!permission.allowed || actor.kind !== "person" || actor.scopes !== null) {
        return permission.allowed ? notGood : refusedBy(permission);
      }
      const row = await lockVerification(tx, ticketId);
      const isOpen =
        row !== null &&
        row.method === "code_to_contact" &&
        row.personId === actor.person.id &&
        nextVerificationState(stateAt(row, at), "prove") !== null;
      if (!isOpen) {
        return notGood;
      }
      return deps.codes.isCode(CODE_PURPOSE, row.id, code.replace(/[\s-]/g, ""))
        ? prove(deps, tx, actor, { request, row, at })
        : countWrong(deps, tx, actor, { request, row, at });
    },
    (result) => result.counted === true,
  );
}

// The same for a code that is wrong, too old, used, or was never sent.
const notGood = refused("INVALID", "This code is not right, or not good any more. Have another one sent.", [
  "code",
]);

interface Confirmed {
  request: SensitiveRequest;
  row: Verification;
  at: Date;
}

async function prove(
  deps: IdentityDeps,
  tx: EntityManager,
  actor: Actor,
  { request, row, at }: Confirmed,
): Promise<VerificationResult> {
  const proven: Verification = {
    ...row,
    ...{ state: "proven", provenAt: at },
    expiresAt: new Date(verificationExpiresAt(deps.policy, at.toISOString())),
  };
  const { id, provenAt, expiresAt } = proven;
  await tx.update(Verification, { id }, { state: "proven", provenAt, expiresAt });
  const approved: Verification = needsSecondApprover(row.action)
    ? proven
    : { ...proven, state: "approved", approvedAt: at };
  if (approved !== proven) {
    await tx.update(Verification, { id }, { state: "approved", approvedAt: at });
  }
  const ticket = await changeTicket(deps, tx, request.ticket, {
    ...{ actor, at, byStaff: false, keepsVersion: true },
    action: "verification.proven",
    events: [{ kind: "verification", data: { action: row.action, step: "proven" } }],
    auditData: { verificationId: id, action: row.action, method: row.method },
  });
  return { ok: true, ticket, verification: approved };
}

async function countWrong(
  deps: IdentityDeps,
  tx: EntityManager,
  actor: Actor,
  { request, row, at }: Confirmed,
): Promise<Counted> {
  const attempts = row.attempts + 1;
  const hasFailed = attempts >= deps.policy.verification.attempts;
  await tx.update(
    Verification,
    { id: row.id },
    hasFailed ? { attempts, state: "failed", endedAt: at } : { attempts },
  );
  await changeTicket(deps, tx, request.ticket, {
    ...{ actor, at, byStaff: false, keepsVersion: true },
    action: hasFailed ? "verification.failed" : "verification.wrong_code",
    events: hasFailed ? [{ kind: "verification", data: { action: row.action, step: "failed" } }] : [],
    auditData: { verificationId: row.id, action: row.action, attempts },
  });
  if (hasFailed) {
    await tellAdmins(tx, request, at);
  }
  return { ...notGood, counted: true };
}

/** Somebody may be trying to be somebody else. */
async function tellAdmins(
  tx: EntityManager,
  { ticket, action, accountId, requesterId }: SensitiveRequest,
  at: Date,
): Promise<void> {
  const admins = await adminContacts(tx, accountId);
  const requesterName = admins.find(({ personId }) => personId === requesterId)?.name ?? "";
  for (const { personId, email } of admins) {
    await enqueueMail(tx, {
      template: "verification_failed",
      to: { address: email, personId },
      data: { ticketNumber: ticket.number, action, requesterName },
      at,
    });
  }
}
