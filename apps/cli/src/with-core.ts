import { join } from "node:path";
import type { CoreDeps } from "@recourse/core";
import type { CommandEnv } from "./env.js";
import { readPolicy } from "./read-policy.js";
import { findRunning } from "./start/running-record.js";
import { startDatabase } from "./start/start-database.js";
import { openCore, type IndexKeeper } from "./wiring.js";

/**
 * Runs `work` against the database that this folder's Recourse uses: DATABASE_URL, the server of a running `npm start`, or, where none
 * runs, the embedded one, started for the length of the command.
 */
export async function withCore<T>(
  env: CommandEnv,
  work: (deps: CoreDeps & { keeper: IndexKeeper }, databaseUrl: string) => Promise<T>,
): Promise<T> {
  const policy = await readPolicy(env.policyFile);
  const database = await openDatabase(env);
  const searchServer = env.searchServer ?? (await findRunning(env.dataDir))?.searchServer ?? null;
  try {
    const { filesDir, bucket } = env;
    const options = { databaseUrl: database.url, filesDir, bucket, policy, searchServer };
    const { close, ...deps } = await openCore(options);
    try {
      return await work(deps, database.url);
    } finally {
      await close();
    }
  } finally {
    await database.release();
  }
}

/** @throws CommandFailure when the embedded server cannot be started */
export async function openDatabase(env: CommandEnv): Promise<{ url: string; release(): Promise<void> }> {
  if (env.databaseUrl !== null) return { url: env.databaseUrl, release: () => Promise.resolve() };
  const running = await findRunning(env.dataDir);
  if (running?.databaseUrl != null) return { url: running.databaseUrl, release: () => Promise.resolve() };
  const server = await startDatabase(join(env.dataDir, "postgres"));
  return { url: server.url, release: () => server.stop() };
}
