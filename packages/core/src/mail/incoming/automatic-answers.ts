import { mayAnswerAutomatically } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";

const HOUR_MS = 3_600_000;

/** What is sent to who wrote to us, without anybody having written it. */
const ANSWERS = ["ticket_received", "refused"];

/** Whether one more may go to this address now. Counted while the sender is locked (`lockSender`). */
export async function mayAnswer(
  db: DataSource | EntityManager,
  { address, isKnown, at }: { address: string; isKnown: boolean; at: Date },
): Promise<boolean> {
  const [sent] = await db.query<{ lastHour: number; lastDay: number }[]>(
    `select count(*) filter (where created_at > $3) as "lastHour", count(*) as "lastDay" from outgoing_mails
     where to_address = $1 and template = any($2) and created_at > $4`,
    [address, ANSWERS, new Date(at.getTime() - HOUR_MS), new Date(at.getTime() - 24 * HOUR_MS)],
  );
  return mayAnswerAutomatically(sent ?? { lastHour: 0, lastDay: 0 }, isKnown);
}

/** Of one sender, one mail at a time is handled, whoever handles it: their limits are counted one after the other. */
export async function lockSender<Result>(
  db: DataSource,
  address: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const runner = db.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query("select pg_advisory_xact_lock(hashtextextended('mail from ' || $1, 0))", [address]);
    return await work();
  } finally {
    await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }
}
