import { nextDeletionState } from "@recourse/policy";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { enqueueMail } from "../mail/enqueue-mail.js";
import { transact } from "../transaction.js";
import { AccountDeletion, type DeletionCertificate } from "./account-deletion.entity.js";
import { eraseAccount } from "./erase-account.js";
import { lockDeletion } from "./stop-deletion.js";
import { adminContacts } from "./verification.queries.js";

const actor: Actor = { kind: "system", name: "run-deletion" };

/**
 * Deletes an account whose time has come, unless somebody stopped it, and writes down what was done. `done`: false where there was nothing
 * to do any more, or not yet.
 */
export async function runDeletion(
  deps: CoreDeps,
  { deletionId }: { deletionId: string },
): Promise<{ ok: true; done: boolean }> {
  const at = deps.clock.now();
  return transact<{ ok: true; done: boolean }>(deps.db, async (tx) => {
    const deletion = await lockDeletion(tx, deletionId);
    if (deletion === null || nextDeletionState(deletion.state, "run") === null || at < deletion.runsAt) {
      return { ok: true, done: false };
    }
    const { accountId } = deletion;
    const admins = await adminContacts(tx, accountId);
    const [account] = await tx.query<{ name: string }[]>("select name from accounts where id = $1", [
      accountId,
    ]);
    const deleted = await eraseAccount(tx, deps.files, accountId);
    const [kept] = await tx.query<{ rows: number; number: number }[]>(
      `select count(*)::int as rows, nextval('deletion_certificate_numbers')::int as number from audit_rows where account_id = $1`,
      [accountId],
    );
    const certificate: DeletionCertificate = {
      accountId,
      requestedBy: deletion.requestedBy,
      firstApproverId: deletion.firstApproverId,
      secondApproverId: deletion.secondApproverId,
      approvedAt: deletion.approvedAt.toISOString(),
      doneAt: at.toISOString(),
      deleted,
      kept: { "audit rows": kept?.rows ?? 0 },
    };
    const certificateNumber = kept?.number ?? 0;
    await tx.update(
      AccountDeletion,
      { id: deletion.id },
      // TypeORM's type of a partial row does not know that JSON may have any names.
      { state: "done", doneAt: at, certificateNumber, certificate: { ...certificate }, ticketId: null },
    );
    await writeAudit(tx, {
      ...{ at, actor, action: "account_deletion.done", accountId },
      ...{ subjectType: "account_deletion", subjectId: deletion.id },
      data: { certificateNumber, deleted },
    });
    for (const { email } of admins) {
      await enqueueMail(tx, {
        template: "deletion_done",
        to: { address: email, personId: null },
        data: { accountName: account?.name ?? "", certificateNumber: String(certificateNumber) },
        at,
      });
    }
    return { ok: true, done: true };
  });
}
