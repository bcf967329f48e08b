import { mayChangeTicketSharing, type TicketSharing } from "@recourse/policy";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { Account } from "./account.entity.js";

export interface SetTicketSharingInput {
  accountId: string;
  sharing: TicketSharing;
}

export type SetTicketSharingResult = { ok: true; account: Account } | Refused;

/** With whom the account's new tickets start. Those that there are stay as they are: their requesters said so, or knew. */
export async function setTicketSharing(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { accountId, sharing }: SetTicketSharingInput,
): Promise<SetTicketSharingResult> {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  const permission = mayChangeTicketSharing(policyViewer(actor), accountId);
  if (!permission.allowed) {
    return refusedBy(permission);
  }
  if (!mayUseScope(actor, "write_tickets")) {
    return refuseScope("write_tickets");
  }
  const at = deps.clock.now();
  return transact<SetTicketSharingResult>(deps.db, async (tx) => {
    const [account] = isId(accountId)
      ? await tx.query<Account[]>(
          `select ${columnsOf(tx, Account, "a")} from accounts a where a.id = $1 for update`,
          [accountId],
        )
      : [];
    if (account === undefined) {
      return refused("NOT_FOUND", "There is no such account, or you may not read it.", ["accountId"]);
    }
    if (account.ticketSharing === sharing) {
      return { ok: true, account };
    }
    const changes = { ticketSharing: sharing, updatedAt: at };
    await tx.update(Account, { id: account.id }, changes);
    await writeAudit(tx, {
      at,
      actor,
      action: "account.ticket_sharing_set",
      subjectType: "account",
      subjectId: account.id,
      accountId: account.id,
      data: { from: account.ticketSharing, to: sharing },
    });
    return { ok: true, account: { ...account, ...changes } };
  });
}
