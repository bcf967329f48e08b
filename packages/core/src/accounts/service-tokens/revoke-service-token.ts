import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import { columnsOf } from "../../database/columns.js";
import type { CoreDeps } from "../../deps.js";
import { isId } from "../../id.js";
import { refused, type Refused } from "../../refusal.js";
import { transact } from "../../transaction.js";
import { ServiceToken } from "./service-token.entity.js";

export type RevokeServiceTokenResult = { ok: true; serviceToken: ServiceToken } | Refused;

/** From the next request on the token is worth nothing. */
export async function revokeServiceToken(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  { id }: { id: string },
): Promise<RevokeServiceTokenResult> {
  if (actor.kind !== "system") {
    return refused("NOT_ALLOWED", "Service tokens are revoked on the command line alone.");
  }
  const at = deps.clock.now();
  return transact<RevokeServiceTokenResult>(deps.db, async (tx) => {
    const [serviceToken] = isId(id)
      ? await tx.query<ServiceToken[]>(
          `with revoked as (
             update service_tokens set revoked_at = $2 where id = $1 and revoked_at is null returning *
           ) select ${columnsOf(tx, ServiceToken, "t")} from revoked t`,
          [id, at],
        )
      : [];
    if (serviceToken === undefined) {
      return refused("NOT_FOUND", "There is no such service token, or it was revoked before.", ["id"]);
    }
    await writeAudit(tx, {
      ...{ at, actor, action: "service_token.revoked", subjectType: "service_token" },
      ...{ subjectId: id, accountId: serviceToken.accountId },
    });
    return { ok: true, serviceToken };
  });
}
