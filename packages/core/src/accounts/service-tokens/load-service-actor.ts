import type { DataSource } from "typeorm";
import type { ServiceActor } from "../../actor.js";
import { columnsOf } from "../../database/columns.js";
import { runPrepared } from "../../database/run-prepared.js";
import { hashSecret, isServiceSecret } from "../access-token-secret.js";
import { ServiceToken } from "./service-token.entity.js";

/** Written once a minute at most: a directory that asks every second must not make a write of every read. */
const TOUCH_MILLIS = 60_000;

/** Which service's token a request carries; null when it is unknown or revoked, or no service's. One query. */
export async function loadServiceActor(
  db: DataSource,
  secret: string,
  at: Date,
): Promise<ServiceActor | null> {
  if (!isServiceSecret(secret)) {
    return null;
  }
  const [token] = await runPrepared<ServiceToken>(
    db,
    "recourse-load-service-actor",
    `select ${columnsOf(db, ServiceToken, "t")} from service_tokens t where t.token_hash = $1 and t.revoked_at is null`,
    [hashSecret(secret)],
  );
  if (token === undefined) {
    return null;
  }
  const { id, name, scopes, accountId, lastUsedAt } = token;
  const touchable = new Date(at.getTime() - TOUCH_MILLIS);
  if (lastUsedAt === null || lastUsedAt <= touchable) {
    await db.query(
      "update service_tokens set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)",
      [id, at, touchable],
    );
  }
  return { kind: "service", service: { id, name }, scopes, accountId };
}
