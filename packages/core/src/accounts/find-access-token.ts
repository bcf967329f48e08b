import type { DataSource } from "typeorm";
import type { TokenScope } from "../actor.js";
import { hashSecret } from "./access-token-secret.js";

export interface FoundAccessToken {
  id: string;
  personId: string;
  scopes: TokenScope[];
}

/** Written once a minute at most: a script that asks every second must not make a write of every read. */
const TOUCH_MILLIS = 60_000;

/** The token that a request carries; null when it is unknown, revoked or expired. */
export async function findAccessToken(
  db: DataSource,
  secret: string,
  at: Date,
): Promise<FoundAccessToken | null> {
  const [row] = await db.query<(FoundAccessToken & { lastUsedAt: Date | null })[]>(
    `select id, person_id as "personId", scopes, last_used_at as "lastUsedAt" from access_tokens
     where token_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
    [hashSecret(secret), at],
  );
  if (row === undefined) {
    return null;
  }
  const { lastUsedAt, ...token } = row;
  const touchable = new Date(at.getTime() - TOUCH_MILLIS);
  if (lastUsedAt === null || lastUsedAt <= touchable) {
    await db.query(
      "update access_tokens set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)",
      [token.id, at, touchable],
    );
  }
  return token;
}
