import { mayAnswerAutomatically } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";

const HOUR_MS = 3_600_000;

/**
 * Whether what decides a mail may answer it now. Counted are the requests that came by mail, of which the first ones were answered, while the
 * sender is locked (`lockSender`): who asks in the portal sets no loop in motion.
 */
export async function mayAnswer(
  db: DataSource | EntityManager,
  { address, isKnown, at }: { address: string; isKnown: boolean; at: Date },
): Promise<boolean> {
  const [sent] = await db.query<{ lastHour: number; lastDay: number }[]>(
    `select count(*) filter (where received_at > $2)::int as "lastHour", count(*)::int as "lastDay" from incoming_mails
     where from_address = $1 and became = 'request' and received_at > $3`,
    [address, new Date(at.getTime() - HOUR_MS), new Date(at.getTime() - 24 * HOUR_MS)],
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
