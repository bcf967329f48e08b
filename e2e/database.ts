import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

/** The database of the running system, which writes its address into its folder. */
async function databaseUrl(): Promise<string> {
  const file = join(process.env["E2E_DATA_DIR"] ?? "", "running.json");
  const { databaseUrl: url } = JSON.parse(await readFile(file, "utf8"));
  return String(url);
}

async function withDatabase(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: await databaseUrl() });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** Moves the end of a deletion's waiting time to now, as if the days had passed; the worker does the rest. */
export async function letWaitingTimePass(deletionId: string): Promise<void> {
  await withDatabase(async (client) => {
    await client.query("update account_deletions set runs_at = now() where id = $1 and state = 'scheduled'", [
      deletionId,
    ]);
    await client.query(
      `select graphile_worker.reschedule_jobs(array_agg(j.id), run_at := now()) from graphile_worker._private_jobs j
       where j.payload->>'deletionId' = $1`,
      [deletionId],
    );
  });
}

/** As if somebody of the staff had opened that many tickets just now. */
export async function letHaveOpened(email: string, tickets: number): Promise<void> {
  await withDatabase((client) =>
    client.query(
      `insert into staff_views (person_id, subject_type, subject_id, recorded_at)
       select p.id, 'ticket', gen_random_uuid(), now() from people p, generate_series(1, $2::int) where p.email = $1`,
      [email, tickets],
    ),
  );
}
