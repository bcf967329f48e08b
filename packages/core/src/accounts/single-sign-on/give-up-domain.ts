import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import type { Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import type { DomainInput } from "./claim-domain.js";
import { lockAccountSignIn } from "./lock-account-sign-in.js";

/** The domain is the account's no more; its addresses sign in with their passwords. Of one that is not there, nothing changes. */
export async function giveUpDomain(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { accountId, domain }: DomainInput,
): Promise<{ ok: true } | Refused> {
  const at = clock.now();
  return transact<{ ok: true } | Refused>(db, async (tx) => {
    const locked = await lockAccountSignIn(tx, actor, accountId);
    if (!locked.ok) {
      return locked;
    }
    const gone = await tx.query<unknown[]>(
      `with gone as (delete from account_domains where account_id = $1 and domain = $2 returning 1) select 1 from gone`,
      [accountId, domain.trim().toLowerCase()],
    );
    if (gone.length > 0) {
      await writeAudit(tx, {
        ...{ at, actor, action: "account.domain_given_up", subjectType: "account", subjectId: accountId },
        ...{ accountId, data: { domain: domain.trim().toLowerCase() } },
      });
    }
    return { ok: true };
  });
}
