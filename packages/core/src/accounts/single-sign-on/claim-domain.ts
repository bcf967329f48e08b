import { readMailDomain } from "@recourse/policy";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { lockAccountSignIn } from "./lock-account-sign-in.js";

export interface DomainInput {
  accountId: string;
  domain: string;
}

const MOST_DOMAINS = 20;

/** A mail domain that an account says is its own. It is worth nothing until it is proven. Saying it twice changes nothing. */
export async function claimDomain(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { accountId, domain: given }: DomainInput,
): Promise<{ ok: true } | Refused> {
  const at = clock.now();
  return transact<{ ok: true } | Refused>(db, async (tx) => {
    const locked = await lockAccountSignIn(tx, actor, accountId);
    if (!locked.ok) {
      return locked;
    }
    const domain = readMailDomain(given);
    if (domain === null) {
      return refused("INVALID", "A mail domain is one such as example.com.", ["domain"]);
    }
    const [{ claimed } = { claimed: 0 }] = await tx.query<{ claimed: number }[]>(
      "select count(*)::int as claimed from account_domains where account_id = $1 and domain <> $2",
      [accountId, domain],
    );
    if (claimed >= MOST_DOMAINS) {
      return refused("CONFLICT", `An account has at most ${MOST_DOMAINS} mail domains.`, ["domain"]);
    }
    const added = await tx.query<unknown[]>(
      `with added as (insert into account_domains (account_id, domain, claimed_at) values ($1, $2, $3) on conflict do nothing returning 1)
       select 1 from added`,
      [accountId, domain, at],
    );
    if (added.length > 0) {
      await writeAudit(tx, {
        ...{ at, actor, action: "account.domain_claimed", subjectType: "account", subjectId: accountId },
        ...{ accountId, data: { domain } },
      });
    }
    return { ok: true };
  });
}
