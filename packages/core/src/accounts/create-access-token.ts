import { mayUseDesk } from "@recourse/policy";
import { policyViewer, tokenScopes, type Actor, type TokenScope } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { transact } from "../transaction.js";
import { AccessToken } from "./access-token.entity.js";
import { newSecret } from "./access-token-secret.js";

export interface CreateAccessTokenInput {
  name: string;
  scopes: readonly TokenScope[];
  /** Left out: until it is revoked. */
  expiresAt?: Date | null;
}

/** `secret` is told this once and stored nowhere. */
export type CreateAccessTokenResult = { ok: true; accessToken: AccessToken; secret: string } | Refused;

export async function createAccessToken(
  deps: CoreDeps,
  actor: Actor,
  input: CreateAccessTokenInput,
): Promise<CreateAccessTokenResult> {
  const at = deps.clock.now();
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in to make an access token.");
  }
  if (actor.scopes !== null) {
    return refused("NOT_ALLOWED", "An access token cannot make another: sign in on the portal.");
  }
  const name = checkText(input.name, { path: ["name"], name: "The name", max: 100 });
  if (!name.ok) {
    return name;
  }
  const scopes = tokenScopes.filter((scope) => input.scopes.includes(scope));
  if (scopes.length === 0) {
    return refused("INVALID", "Choose at least one scope.", ["scopes"]);
  }
  const onDesk = mayUseDesk(policyViewer(actor));
  if (scopes.includes("desk") && !onDesk.allowed) {
    return refusedBy(onDesk);
  }
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && !(expiresAt > at)) {
    return refused("INVALID", "The token must expire later than now.", ["expiresAt"]);
  }

  const { secret, prefix, hash } = newSecret();
  const accessToken: AccessToken = {
    id: newId(at),
    personId: actor.person.id,
    name: name.text,
    scopes,
    prefix,
    tokenHash: hash,
    secondFactor: actor.secondFactorAt !== null,
    accountId: actor.speaksFor,
    createdAt: at,
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  return transact(deps.db, async (tx) => {
    await tx.insert(AccessToken, accessToken);
    await writeAudit(tx, {
      at,
      actor,
      action: "access_token.created",
      subjectType: "access_token",
      subjectId: accessToken.id,
      data: { scopes },
    });
    return { ok: true as const, accessToken, secret };
  });
}
