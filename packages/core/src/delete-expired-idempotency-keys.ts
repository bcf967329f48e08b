import type { CoreDeps } from "./deps.js";

/** Longer than any client retries. */
const KEPT_MILLIS = 7 * 86_400_000;

/** The job of that name. Answers with how many keys went. */
export async function deleteExpiredIdempotencyKeys(deps: Pick<CoreDeps, "db" | "clock">): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - KEPT_MILLIS);
  const [, count] = await deps.db.query<[unknown[], number]>(
    "delete from idempotency_keys where created_at < $1",
    [before],
  );
  return count;
}
