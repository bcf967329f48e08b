import { speakingFor } from "@recourse/policy";
import type { DataSource } from "typeorm";
import type { PersonActor, TokenScope } from "../actor.js";
import { runPrepared } from "../database/run-prepared.js";
import { hashSecret } from "./access-token-secret.js";
import { ACTOR_COLUMNS, actorOf, type ActorRow } from "./load-actor.js";

interface TokenRow extends ActorRow {
  tokenId: string;
  scopes: TokenScope[];
  secondFactor: boolean;
  accountId: string | null;
  lastUsedAt: Date | null;
}

/** Written once a minute at most: a script that asks every second must not make a write of every read. */
const TOUCH_MILLIS = 60_000;

/** Whose token a request carries, with no more than the token may; null when it is unknown, revoked or expired. One query. */
export async function loadTokenActor(
  db: DataSource,
  secret: string,
  {
    channel,
    at,
    staffSecondFactorRequired = false,
  }: { channel: PersonActor["channel"]; at: Date; staffSecondFactorRequired?: boolean },
): Promise<PersonActor | null> {
  const [row] = await runPrepared<TokenRow>(
    db,
    "recourse-load-token-actor",
    `select ${ACTOR_COLUMNS}, t.id as "tokenId", t.scopes, t.second_factor as "secondFactor", t.account_id as "accountId", t.last_used_at as "lastUsedAt"
     from access_tokens t join people p on p.id = t.person_id
     where t.token_hash = $1 and t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)`,
    [hashSecret(secret), at],
  );
  if (row === undefined) {
    return null;
  }
  const { tokenId, scopes, secondFactor, accountId, lastUsedAt } = row;
  const touchable = new Date(at.getTime() - TOUCH_MILLIS);
  if (lastUsedAt === null || lastUsedAt <= touchable) {
    await db.query(
      "update access_tokens set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)",
      [tokenId, at, touchable],
    );
  }
  // Made for one account, it is worth nothing once its person does not speak for that one any more.
  if (accountId !== null && speakingFor(row.memberships, accountId).speaksFor === null) {
    return null;
  }
  // A token proves no second factor; it was made by somebody who had.
  return actorOf(row, {
    scopes,
    channel,
    speaksFor: accountId,
    staffSecondFactorRequired: staffSecondFactorRequired && !secondFactor,
  });
}
