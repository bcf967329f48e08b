import { mailDomainOf } from "@recourse/policy";
import type { Actor } from "../../actor.js";
import type { ProviderDeps } from "../../deps.js";
import type { ProviderFault } from "../../ports.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { checkSignInChange } from "./lock-account-sign-in.js";
import { openProvider, PROVIDER_COLUMNS, visitOf, writeVisit, type ProviderRow } from "./provider-visit.js";

export type StartProviderVisitResult = { ok: true; url: string } | Refused | ProviderFault;

const away: ProviderFault = {
  ok: false,
  fault: "away",
  reason: "its secret was sealed with another RECOURSE_SECRET, and has to be set again",
};

/**
 * Sends somebody to the provider of the account whose domain their address has. Only the domain is looked at: the answer is the same
 * for an address that nobody has.
 */
export async function startProviderSignIn(
  deps: ProviderDeps,
  { email, returnTo, browser }: { email: string; returnTo: string; browser: string },
): Promise<StartProviderVisitResult> {
  const [row] = await deps.db.query<ProviderRow[]>(
    `select ${PROVIDER_COLUMNS} from account_domains d
     join sign_in_providers s on s.account_id = d.account_id join accounts a on a.id = d.account_id
     where d.domain = $1 and d.proven_at is not null and s.mode <> 'off' and a.standing <> 'closed'`,
    [mailDomainOf(email)],
  );
  return row === undefined
    ? refused("NOT_FOUND", "Addresses of this domain sign in with a password.", ["email"])
    : begin(deps, row, { returnTo, browser, testedBy: null, loginHint: email.trim() });
}

/** Sends an administrator to their account's provider, to see whether it works. Nobody is signed in by it. */
export async function startProviderTest(
  deps: ProviderDeps,
  actor: Actor,
  { accountId, browser }: { accountId: string; browser: string },
): Promise<StartProviderVisitResult> {
  const checked = checkSignInChange(actor, accountId);
  if (!checked.ok) {
    return checked;
  }
  const [row] = await deps.db.query<ProviderRow[]>(
    `select ${PROVIDER_COLUMNS} from sign_in_providers s where s.account_id = $1`,
    [accountId],
  );
  return row === undefined
    ? refused("NOT_FOUND", "This account has no provider yet. Set one first.")
    : begin(deps, row, { returnTo: "/", browser, testedBy: checked.actor.person.id, loginHint: null });
}

interface Begun {
  returnTo: string;
  browser: string;
  testedBy: string | null;
  loginHint: string | null;
}

async function begin(
  { db, clock, codes, providers, publicUrl }: ProviderDeps,
  row: ProviderRow,
  { returnTo, browser, testedBy, loginHint }: Begun,
): Promise<StartProviderVisitResult> {
  const provider = openProvider(codes, row);
  if (provider === null) {
    return away;
  }
  const { accountId, version: providerVersion } = provider;
  const written = await transact(db, async (tx) => ({
    ok: true as const,
    id: await writeVisit(tx, { accountId, providerVersion, testedBy, browser, returnTo, at: clock.now() }),
  }));
  return providers.begin(provider, visitOf(codes, publicUrl, { id: written.id, accountId }), loginHint);
}
