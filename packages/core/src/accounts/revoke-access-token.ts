import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import type { CoreDeps } from "../deps.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { AccessToken } from "./access-token.entity.js";

export type RevokeAccessTokenResult = { ok: true; accessToken: AccessToken } | Refused;

/** From the next request on the token is worth nothing. Somebody else's token is as unknown as one that does not exist. */
export async function revokeAccessToken(
  deps: CoreDeps,
  actor: Actor,
  input: { id: string },
): Promise<RevokeAccessTokenResult> {
  const at = deps.clock.now();
  if (actor.kind !== "person") {
    return refused("NOT_SIGNED_IN", "Sign in to revoke an access token.");
  }
  return transact<RevokeAccessTokenResult>(deps.db, async (tx) => {
    const [accessToken] = isId(input.id)
      ? await tx.query<AccessToken[]>(
          `with revoked as (
             update access_tokens set revoked_at = $3 where id = $1 and person_id = $2 and revoked_at is null returning *
           ) select ${columnsOf(tx, AccessToken, "t")} from revoked t`,
          [input.id, actor.person.id, at],
        )
      : [];
    if (accessToken === undefined) {
      return refused("NOT_FOUND", "There is no such access token.", ["id"]);
    }
    await writeAudit(tx, {
      at,
      actor,
      action: "access_token.revoked",
      subjectType: "access_token",
      subjectId: accessToken.id,
    });
    return { ok: true, accessToken };
  });
}
