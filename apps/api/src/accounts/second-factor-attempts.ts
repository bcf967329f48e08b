import { createHmac } from "node:crypto";
import type pg from "pg";

const MOST_ATTEMPTS = 5;
const LOCKED_FOR = "15 minutes";
/** A code is taken from the step before to the step after its own: longer ago than this it works no more by itself. */
const CODE_LIVES = "3 minutes";

/**
 * The wrong codes of one person, counted in the database over all sessions, challenges and processes. An attempt is counted before its
 * code is looked at, so that attempts at once cannot share a count (A13).
 */
export class SecondFactorAttempts {
  constructor(
    private readonly pool: pg.Pool,
    private readonly secret: string,
  ) {}

  /** Whether this attempt may be made. False also for people without a second factor. */
  async begin(userId: string): Promise<boolean> {
    const made = `case when "lockedUntil" <= now() then 1 else coalesce("failedVerificationCount", 0) + 1 end`;
    const { rowCount } = await this.pool.query(
      `update "twoFactor" set "failedVerificationCount" = ${made},
         "lockedUntil" = case when ${made} >= ${MOST_ATTEMPTS} then now() + interval '${LOCKED_FOR}' end
       where "userId" = $1 and ("lockedUntil" is null or "lockedUntil" <= now())`,
      [userId],
    );
    return rowCount === 1;
  }

  /** After a right code. */
  async forget(userId: string): Promise<void> {
    await this.pool.query(
      `update "twoFactor" set "failedVerificationCount" = 0, "lockedUntil" = null where "userId" = $1`,
      [userId],
    );
  }

  /** Whether this is the first time that the code is tried: one that was seen over a shoulder works no second time (RFC 6238, 5.2). */
  async take(userId: string, code: string): Promise<boolean> {
    const hash = createHmac("sha256", this.secret).update(`${userId} ${code}`).digest();
    await this.pool.query(
      `delete from public.used_second_factor_codes where used_at < now() - interval '${CODE_LIVES}'`,
    );
    const { rowCount } = await this.pool.query(
      "insert into public.used_second_factor_codes (auth_user_id, code_hash) values ($1, $2) on conflict do nothing",
      [userId, hash],
    );
    return rowCount === 1;
  }
}
