import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { IdentityDeps } from "../../deps.js";
import { refused, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { transact } from "../../transaction.js";
import { findProvider, type SignInProvider } from "./account-sign-in.queries.js";
import { lockAccountSignIn } from "./lock-account-sign-in.js";

/** What the secret of a provider is sealed for (secret-codes.ts). */
export const PROVIDER_SECRET = "provider secret";

export interface SetSignInProviderInput {
  accountId: string;
  issuer: string;
  clientId: string;
  /** Null: the one that is kept. */
  clientSecret: string | null;
}

export type SetSignInProviderResult = { ok: true; provider: SignInProvider } | Refused;

/**
 * The account's provider. Set anew it is off until it was tested, and forgets what it called people: whom a former provider, or
 * a former client of it, spoke for is somebody else's word.
 */
export async function setSignInProvider(
  { db, clock, codes }: Pick<IdentityDeps, "db" | "clock" | "codes">,
  actor: Actor,
  { accountId, issuer: given, clientId: givenClient, clientSecret }: SetSignInProviderInput,
): Promise<SetSignInProviderResult> {
  const at = clock.now();
  return transact<SetSignInProviderResult>(db, async (tx) => {
    const locked = await lockAccountSignIn(tx, actor, accountId);
    if (!locked.ok) {
      return locked;
    }
    const issuer = readIssuer(given);
    if (issuer === null) {
      return refused(
        "INVALID",
        "The issuer is an https address such as https://login.example.com, without a query.",
        ["issuer"],
      );
    }
    const clientId = checkText(givenClient, { path: ["clientId"], name: "The client id", max: 300 });
    if (!clientId.ok) {
      return clientId;
    }
    const [kept] = await tx.query<{ sealed: string; issuer: string }[]>(
      "select sealed_secret as sealed, issuer from sign_in_providers where account_id = $1",
      [accountId],
    );
    if (clientSecret !== null && clientSecret.length > 1_000) {
      return refused("INVALID", "The client secret is too long.", ["clientSecret"]);
    }
    // A kept secret is never sent to another issuer than the one it was typed for.
    const sealed =
      clientSecret !== null && clientSecret !== ""
        ? codes.seal(PROVIDER_SECRET, accountId, clientSecret)
        : kept?.issuer === issuer
          ? kept.sealed
          : null;
    if (sealed === null) {
      return refused("INVALID", "Give the client secret of this provider.", ["clientSecret"]);
    }
    await tx.query(
      `insert into sign_in_providers (account_id, issuer, client_id, sealed_secret, updated_at) values ($1, $2, $3, $4, $5)
       on conflict (account_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
         sealed_secret = excluded.sealed_secret, mode = 'off', tested_at = null, version = sign_in_providers.version + 1,
         updated_at = excluded.updated_at`,
      [accountId, issuer, clientId.text, sealed, at],
    );
    await tx.query("delete from provider_subjects where account_id = $1", [accountId]);
    await writeAudit(tx, {
      ...{ at, actor, action: "account.sign_in_provider_set", subjectType: "account", subjectId: accountId },
      ...{ accountId, data: { issuer, clientId: clientId.text, newSecret: sealed !== kept?.sealed } },
    });
    const provider = await findProvider(tx, accountId);
    if (provider === null) {
      throw new Error("A provider that was just set is not there.");
    }
    return { ok: true, provider };
  });
}

/** An issuer is compared to the letter (OpenID Connect Discovery, 4.3), so it stays as it was typed. */
function readIssuer(given: string): string | null {
  const text = given.trim();
  const url = text.length <= 300 && URL.canParse(text) ? new URL(text) : null;
  return url !== null &&
    // Without encryption on this machine alone, where nothing but a test has one: it is never asked outside of tests.
    (url.protocol === "https:" || (url.protocol === "http:" && url.hostname === "127.0.0.1")) &&
    url.username === "" &&
    url.password === "" &&
    !/[?#]/.test(text)
    ? text
    : null;
}
