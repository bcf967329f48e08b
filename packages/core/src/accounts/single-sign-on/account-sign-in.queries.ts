import { maySeeSignIn, type ProviderMode } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../../actor.js";
import type { IdentityDeps } from "../../deps.js";
import { isId } from "../../id.js";
import { domainProof, type DomainProof } from "./domain-proof.js";

type Db = DataSource | EntityManager;

export interface AccountDomain extends DomainProof {
  domain: string;
  provenAt: Date | null;
}

/** Without its secret, which is told to nobody. */
export interface SignInProvider {
  issuer: string;
  clientId: string;
  mode: ProviderMode;
  testedAt: Date | null;
}

export interface AccountSignIn {
  domains: AccountDomain[];
  provider: SignInProvider | null;
}

/** How the people of an account sign in; null for whoever does not administer it, and with an access token. */
export async function findAccountSignIn(
  { db, codes }: Pick<IdentityDeps, "db" | "codes">,
  actor: Actor,
  accountId: string,
): Promise<AccountSignIn | null> {
  if (
    actor.kind !== "person" ||
    actor.scopes !== null ||
    !isId(accountId) ||
    !maySeeSignIn(policyViewer(actor), accountId).allowed
  ) {
    return null;
  }
  const domains = await db.query<{ domain: string; provenAt: Date | null }[]>(
    `select domain, proven_at as "provenAt" from account_domains where account_id = $1 order by domain`,
    [accountId],
  );
  return {
    domains: domains.map((row) => ({ ...row, ...domainProof(codes, accountId, row.domain) })),
    provider: await findProvider(db, accountId),
  };
}

export async function findProvider(db: Db, accountId: string): Promise<SignInProvider | null> {
  const [row] = await db.query<SignInProvider[]>(
    `select issuer, client_id as "clientId", mode, tested_at as "testedAt" from sign_in_providers where account_id = $1`,
    [accountId],
  );
  return row ?? null;
}

export async function provenDomains(db: Db, accountId: string): Promise<string[]> {
  const rows = await db.query<{ domain: string }[]>(
    "select domain from account_domains where account_id = $1 and proven_at is not null",
    [accountId],
  );
  return rows.map(({ domain }) => domain);
}
