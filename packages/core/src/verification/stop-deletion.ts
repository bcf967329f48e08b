import { mayStopDeletion, nextDeletionState } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { IdentityDeps } from "../deps.js";
import { isId } from "../id.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { AccountDeletion } from "./account-deletion.entity.js";
import { adminContacts } from "./verification.queries.js";

export const STOP_LINK = "stop deletion";

export interface StopDeletionInput {
  deletionId: string;
  /** Of the link in the mail to the administrators; whoever has it needs no sign-in. */
  token?: string | null;
}

export type StopDeletionResult = { ok: true; deletion: AccountDeletion } | Refused;

/** Stops a deletion that waits: an active administrator of the account, staff, or whoever has the link that the administrators were sent. */
export async function stopDeletion(
  deps: IdentityDeps,
  actor: Actor,
  { deletionId, token }: StopDeletionInput,
): Promise<StopDeletionResult> {
  const at = deps.clock.now();
  return transact<StopDeletionResult>(deps.db, async (tx) => {
    const deletion = await lockDeletion(tx, deletionId);
    const byLink = token != null && deps.codes.isLinkToken(STOP_LINK, deletionId, token);
    const refusal = byLink && deletion !== null ? refuseOver(deletion) : refuse(actor, deletion);
    if (refusal !== null || deletion === null) {
      return refusal ?? unknown;
    }
    const stoppedBy =
      byLink || actor.kind !== "person" ? "the link that the administrators were sent" : actor.person.name;
    const stopped = { state: "stopped", stoppedAt: at, stoppedBy } as const;
    await tx.update(AccountDeletion, { id: deletion.id }, stopped);
    await writeAudit(tx, {
      ...{ at, actor, action: "account_deletion.stopped" },
      ...{ subjectType: "account_deletion", subjectId: deletion.id, accountId: deletion.accountId },
      data: { byLink },
    });
    await tellAdmins(tx, deletion.accountId, stoppedBy, at);
    return { ok: true, deletion: { ...deletion, ...stopped } };
  });
}

const unknown = refused("NOT_FOUND", "There is no such deletion, or this link is not good for it.");

export async function lockDeletion(tx: EntityManager, id: string): Promise<AccountDeletion | null> {
  const [row] = isId(id)
    ? await tx.query<AccountDeletion[]>(
        `select ${columnsOf(tx, AccountDeletion, "d")} from account_deletions d where d.id = $1 for update`,
        [id],
      )
    : [];
  return row ?? null;
}

function refuse(actor: Actor, deletion: AccountDeletion | null): Refused | null {
  if (deletion === null) {
    return unknown;
  }
  const permission = mayStopDeletion(policyViewer(actor), deletion);
  if (!permission.allowed) {
    return permission.code === "not_found" ? unknown : refusedBy(permission);
  }
  return mayUseScope(actor, "write_tickets") ? null : refuseScope("write_tickets");
}

function refuseOver({ state }: AccountDeletion): Refused | null {
  return nextDeletionState(state, "stop") === null
    ? refused("STATE_NOT_ALLOWED", "This deletion is over: it was stopped, or it is done.")
    : null;
}

async function tellAdmins(tx: EntityManager, accountId: string, stoppedBy: string, at: Date): Promise<void> {
  const [account] = await tx.query<{ name: string }[]>("select name from accounts where id = $1", [
    accountId,
  ]);
  for (const { personId, email } of await adminContacts(tx, accountId)) {
    await enqueueMail(tx, {
      template: "deletion_stopped",
      to: { address: email, personId },
      data: { accountName: account?.name ?? "", stoppedBy },
      at,
    });
  }
}
