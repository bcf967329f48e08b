import { mayChangeSignIn } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor, type PersonActor } from "../../actor.js";
import { isId } from "../../id.js";
import { refusedBy } from "../../permission.js";
import { refused, type Refused } from "../../refusal.js";

/** Whether somebody may change how an account signs in. */
export function checkSignInChange(
  actor: Actor,
  accountId: string,
): { ok: true; actor: PersonActor } | Refused {
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in first.");
  }
  if (actor.scopes !== null) {
    return refused("NOT_ALLOWED", "An access token cannot do this: sign in on the portal.");
  }
  const permission = mayChangeSignIn(policyViewer(actor), accountId, {
    fresh: actor.assurance === "reauthenticated",
  });
  return permission.allowed ? { ok: true, actor } : refusedBy(permission);
}

/** The same; from then on changes of one account's sign-in come one after the other. */
export async function lockAccountSignIn(
  tx: EntityManager,
  actor: Actor,
  accountId: string,
): Promise<{ ok: true; actor: PersonActor } | Refused> {
  const checked = checkSignInChange(actor, accountId);
  if (!checked.ok) {
    return checked;
  }
  const locked = isId(accountId)
    ? await tx.query<unknown[]>("select 1 from accounts where id = $1 for update", [accountId])
    : [];
  return locked.length === 0
    ? refused("NOT_FOUND", "There is no such account, or you may not read it.", ["accountId"])
    : checked;
}
