import {
  mayProveIdentity,
  needsSecondApprover,
  provesIdentity,
  verificationExpiresAt,
  type SupportPolicy,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor, type PersonActor } from "../actor.js";
import type { IdentityDeps } from "../deps.js";
import { newId } from "../id.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { changeTicket } from "../tickets/change-ticket.js";
import type { Ticket } from "../tickets/ticket.entity.js";
import { transact } from "../transaction.js";
import { loadSensitiveTicket, type SensitiveRequest } from "./sensitive-ticket.js";
import { Verification, type ProofMethod } from "./verification.entity.js";
import { adminContacts, lockVerification, type AdminContact } from "./verification.queries.js";

export interface StartVerificationInput {
  ticketId: string;
  method: ProofMethod;
}

export type VerificationResult = { ok: true; ticket: Ticket; verification: Verification } | Refused;

/** Mails nobody asked for are not sent without end. */
const MOST_A_DAY = 5;
const DAY_MILLIS = 86_400_000;

/**
 * Who asked for something sensitive begins to prove who they are: by the second factor that they have just confirmed, which proves it at
 * once, or by a code to a contact that has been on file for long enough. What was begun before for the same ticket is void.
 */
export async function startVerification(
  deps: IdentityDeps,
  actor: Actor,
  { ticketId, method }: StartVerificationInput,
): Promise<VerificationResult> {
  const at = deps.clock.now();
  return transact<VerificationResult>(deps.db, async (tx) => {
    const request = await loadSensitiveTicket(tx, actor, ticketId);
    if (!request.ok) {
      return request;
    }
    const permission = mayProveIdentity(policyViewer(actor), request.ticket);
    if (!permission.allowed || actor.kind !== "person") {
      return refusedBy(permission);
    }
    if (actor.scopes !== null) {
      return refused(
        "NOT_ALLOWED",
        "Nobody proves who they are with an access token. Sign in to the portal.",
      );
    }
    const tooMany = await refuseAnother(deps.policy, tx, ticketId, at);
    if (tooMany !== null) {
      return tooMany;
    }
    const proof = await proofOf(deps.policy, tx, actor, { method, accountId: request.accountId, at });
    if (!proof.ok) {
      return proof;
    }
    const requesterName = actor.person.name;
    const row = await write(deps, tx, request, { method, contact: proof.contact, requesterName, at });
    const step = row.provenAt === null ? "code_sent" : "proven";
    const ticket = await changeTicket(deps, tx, request.ticket, {
      ...{ actor, at, byStaff: false, keepsVersion: true },
      action: `verification.${step}`,
      events: [{ kind: "verification", data: { action: request.action, step } }],
      auditData: { verificationId: row.id, action: row.action, method, contactId: row.contactId },
    });
    return { ok: true, ticket, verification: row };
  });
}

/** Locked after wrong codes, or begun too often: in a day it may be tried again. What is begun is cancelled. */
async function refuseAnother(
  policy: SupportPolicy,
  tx: EntityManager,
  ticketId: string,
  at: Date,
): Promise<Refused | null> {
  const latest = await lockVerification(tx, ticketId);
  const since = new Date(at.getTime() - DAY_MILLIS);
  if (latest?.state === "failed" && latest.endedAt !== null && latest.endedAt > since) {
    const words = `${policy.verification.attempts} wrong codes were given, so this is locked for a day. The account's administrators were told.`;
    return refused("RATE_LIMITED", words);
  }
  const [recent] = await tx.query<{ count: number }[]>(
    "select count(*)::int as count from verifications where ticket_id = $1 and requested_at > $2",
    [ticketId, since],
  );
  if ((recent?.count ?? 0) >= MOST_A_DAY) {
    return refused("RATE_LIMITED", "This was begun too often today. Try again tomorrow.");
  }
  if (latest !== null) {
    await tx.query(
      `update verifications set state = case when expires_at <= $2 then 'expired' else 'cancelled' end, ended_at = $2
       where id = $1 and state in ('requested', 'proven', 'approved')`,
      [latest.id, at],
    );
  }
  return null;
}

async function proofOf(
  policy: SupportPolicy,
  tx: EntityManager,
  actor: PersonActor,
  { method, accountId, at }: { method: ProofMethod; accountId: string; at: Date },
): Promise<{ ok: true; contact: AdminContact | null } | Refused> {
  const now = at.toISOString();
  if (method === "reauthenticated_session") {
    const { secondFactorAt } = actor;
    return secondFactorAt !== null &&
      provesIdentity(policy, { method, secondFactorAt: secondFactorAt.toISOString() }, now)
      ? { ok: true, contact: null }
      : refused("NOT_ALLOWED", "Confirm your second factor first; then this page takes it as your proof.", [
          "method",
        ]);
  }
  const contacts = (await adminContacts(tx, accountId)).filter(({ since }) =>
    provesIdentity(policy, { method, contactOnFileSince: since.toISOString() }, now),
  );
  const contact = contacts.find(({ personId }) => personId === actor.person.id) ?? contacts[0];
  return contact === undefined
    ? refused(
        "NOT_ALLOWED",
        `No administrator's contact of this account has been on file for ${policy.verification.contactOnFileDays} days. Confirm a second factor instead, or wait until then.`,
        ["method"],
      )
    : { ok: true, contact };
}

interface NewProof {
  method: ProofMethod;
  /** To whom a code goes; null where it is proven already. */
  contact: AdminContact | null;
  requesterName: string;
  at: Date;
}

async function write(
  deps: IdentityDeps,
  tx: EntityManager,
  { ticket, action, accountId, requesterId }: SensitiveRequest,
  { method, contact, requesterName, at }: NewProof,
): Promise<Verification> {
  const isProven = contact === null;
  const isApproved = isProven && !needsSecondApprover(action);
  const row: Verification = {
    ...{ id: newId(at), ticketId: ticket.id, personId: requesterId, accountId, action, method },
    contactId: contact?.personId ?? null,
    state: isApproved ? "approved" : isProven ? "proven" : "requested",
    ...{ attempts: 0, requestedAt: at, provenAt: isProven ? at : null },
    // A code is as good for as long as what it proves.
    expiresAt: new Date(verificationExpiresAt(deps.policy, at.toISOString())),
    ...{ firstApproverId: null, approverId: null, approvedAt: isApproved ? at : null },
    ...{ usedBy: null, usedAt: null, endedAt: null },
  };
  await tx.insert(Verification, row);
  if (contact !== null) {
    await enqueueMail(tx, {
      template: "verification_code",
      to: { address: contact.email, personId: contact.personId },
      data: {
        ...{ verificationId: row.id, ticketNumber: ticket.number, action },
        requesterName: contact.personId === requesterId ? null : requesterName,
      },
      at,
    });
  }
  return row;
}
