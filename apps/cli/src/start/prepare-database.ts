import { migrateAuth } from "@recourse/api";
import { migrate, recordPolicy } from "@recourse/core";
import { CommandFailure } from "../command-failure.js";
import { loadDemo } from "../demo/load-demo.js";
import type { CommandEnv } from "../env.js";
import { readPolicyFile } from "../read-policy.js";
import { openCore } from "../wiring.js";

/** Applies every migration that is missing: ours, the job queue's, the sign-in library's. Answers with the names of ours. */
export function migrateAll(databaseUrl: string): Promise<string[]> {
  return migrate(databaseUrl, { extraSteps: [migrateAuth] });
}

/** Migrates the database that `env` names, and fills it with the demo where that is wanted and it is empty. */
export async function prepareDatabase(env: CommandEnv, say: (line: string) => void): Promise<void> {
  const { databaseUrl, secret, filesDir, bucket } = env;
  if (databaseUrl === null || secret === null)
    throw new CommandFailure("DATABASE_URL and RECOURSE_SECRET are needed.");
  await migrateAll(databaseUrl);
  const { policy, text } = await readPolicyFile(env.policyFile);
  const { close, ...deps } = await openCore({ databaseUrl, filesDir, bucket, policy });
  try {
    // Before the first decision by it.
    await recordPolicy(deps, { text, program: "start" });
    if (env.demo) await loadDemo({ deps, databaseUrl, secret, say });
  } finally {
    await close();
  }
}
