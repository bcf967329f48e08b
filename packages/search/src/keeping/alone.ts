import type { DataSource } from "typeorm";
import type { Round } from "./keeper.js";

/** Does one thing at a time among all processes. The lock ends with its connection, so that nobody who is killed leaves it behind. */
export async function alone(db: DataSource, lock: number, work: () => Promise<Round>): Promise<Round> {
  const runner = db.createQueryRunner();
  try {
    const [taken] = await runner.manager.query<{ mine: boolean }[]>(
      "select pg_try_advisory_lock($1) as mine",
      [lock],
    );
    if (taken?.mine !== true) return "elsewhere";
    try {
      return await work();
    } finally {
      await runner.query("select pg_advisory_unlock($1)", [lock]);
    }
  } finally {
    await runner.release();
  }
}
