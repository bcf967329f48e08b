import { mayChangeProviderMode, type ProviderMode } from "@recourse/policy";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { CoreDeps } from "../../deps.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { findProvider, provenDomains, type SignInProvider } from "./account-sign-in.queries.js";
import { lockAccountSignIn } from "./lock-account-sign-in.js";

export type SetProviderModeResult = { ok: true; provider: SignInProvider } | Refused;

/** Whether an account's provider is off, offered or required. Saying it twice changes nothing. */
export async function setProviderMode(
  { db, clock }: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { accountId, mode }: { accountId: string; mode: ProviderMode },
): Promise<SetProviderModeResult> {
  const at = clock.now();
  return transact<SetProviderModeResult>(db, async (tx) => {
    const locked = await lockAccountSignIn(tx, actor, accountId);
    if (!locked.ok) {
      return locked;
    }
    const provider = await findProvider(tx, accountId);
    if (provider === null) {
      return refused("NOT_FOUND", "This account has no provider yet. Set one first.");
    }
    const permission = mayChangeProviderMode(
      {
        mode: provider.mode,
        tested: provider.testedAt !== null,
        hasDomain: (await provenDomains(tx, accountId)).length > 0,
      },
      mode,
    );
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    if (provider.mode !== mode) {
      await tx.query("update sign_in_providers set mode = $2, updated_at = $3 where account_id = $1", [
        accountId,
        mode,
        at,
      ]);
      await writeAudit(tx, {
        ...{ at, actor, action: "account.sign_in_provider_mode_set", subjectType: "account" },
        ...{ subjectId: accountId, accountId, data: { from: provider.mode, to: mode } },
      });
    }
    return { ok: true, provider: { ...provider, mode } };
  });
}
