import { readMailDomain } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { lockNames } from "../../database/lock-names.js";
import type { DomainDeps } from "../../deps.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import type { DomainInput } from "./claim-domain.js";
import { domainProof } from "./domain-proof.js";
import { checkSignInChange, lockAccountSignIn } from "./lock-account-sign-in.js";

const noSuchDomain = refused("NOT_FOUND", "This is no domain of your account. Add it first.", ["domain"]);

/**
 * Looks whether the domain's own TXT record names this account; then its addresses may sign in by the account's provider. A domain is one
 * account's: where another one proved it before, that holds as long as its record stands.
 */
export async function proveDomain(
  { db, clock, codes, domainRecords }: DomainDeps,
  actor: Actor,
  { accountId, domain: given }: DomainInput,
): Promise<{ ok: true } | Refused> {
  const at = clock.now();
  const domain = given.trim().toLowerCase();
  const checked = checkSignInChange(actor, accountId);
  if (!checked.ok) {
    return checked;
  }
  if (readMailDomain(domain) === null) {
    return noSuchDomain;
  }
  const { recordName, recordValue } = domainProof(codes, accountId, domain);
  // Asked before anything is locked: name servers take their time.
  const records = await domainRecords.texts(recordName);
  return transact<{ ok: true } | Refused>(db, async (tx) => {
    const locked = await lockAccountSignIn(tx, actor, accountId);
    if (!locked.ok) {
      return locked;
    }
    await lockNames(tx, [`domain:${domain}`]);
    const rows = await tx.query<{ accountId: string; proven: boolean }[]>(
      `select account_id as "accountId", proven_at is not null as proven from account_domains
       where domain = $2 and (account_id = $1 or proven_at is not null)`,
      [accountId, domain],
    );
    const own = rows.find((row) => row.accountId === accountId);
    if (own === undefined) {
      return noSuchDomain;
    }
    if (own.proven) {
      return { ok: true };
    }
    if (records === null) {
      return refused(
        "CONFLICT",
        "The name servers of this domain do not answer. Try again in a few minutes.",
      );
    }
    if (!records.includes(recordValue)) {
      return refused(
        "CONFLICT",
        `There is no TXT record ${recordName} with this value yet. A new record can take an hour to be seen.`,
        ["domain"],
      );
    }
    const holder = rows.find((row) => row.accountId !== accountId && row.proven);
    if (holder !== undefined) {
      if (records.includes(domainProof(codes, holder.accountId, domain).recordValue)) {
        return refused(
          "CONFLICT",
          "Another account of this help centre has proven this domain. Remove its TXT record first.",
          ["domain"],
        );
      }
      await endProof(tx, actor, { accountId: holder.accountId, domain, at });
    }
    await tx.query("update account_domains set proven_at = $3 where account_id = $1 and domain = $2", [
      accountId,
      domain,
      at,
    ]);
    await writeAudit(tx, {
      ...{ at, actor, action: "account.domain_proven", subjectType: "account", subjectId: accountId },
      ...{ accountId, data: { domain } },
    });
    return { ok: true };
  });
}

async function endProof(
  tx: EntityManager,
  actor: Actor,
  { accountId, domain, at }: { accountId: string; domain: string; at: Date },
): Promise<void> {
  await tx.query("update account_domains set proven_at = null where account_id = $1 and domain = $2", [
    accountId,
    domain,
  ]);
  await writeAudit(tx, {
    ...{ at, actor, action: "account.domain_proof_ended", subjectType: "account", subjectId: accountId },
    ...{ accountId, data: { domain } },
  });
}
