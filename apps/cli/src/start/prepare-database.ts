import { migrateAuth } from "@recourse/api";
import { migrate } from "@recourse/core";
import type { CommandEnv } from "../env.js";
import { readPolicy } from "../read-policy.js";
import { openCore } from "../wiring.js";

/** Applies every migration that is missing: ours, the job queue's, the sign-in library's. Answers with the names of ours. */
export function migrateAll(databaseUrl: string): Promise<string[]> {
  return migrate(databaseUrl, { extraSteps: [migrateAuth] });
}

/** Migrates, and fills an empty database with the demo where that is wanted. */
export async function prepareDatabase(given: {
  env: CommandEnv;
  databaseUrl: string;
  secret: string;
  say: (line: string) => void;
}): Promise<void> {
  const { env, databaseUrl, secret, say } = given;
  await migrateAll(databaseUrl);
  if (!env.demo) return;
  const policy = await readPolicy(env.policyFile);
  const { close, ...deps } = await openCore({ databaseUrl, filesDir: env.filesDir, policy });
  try {
    const { loadDemo } = await import("../demo/load-demo.js");
    await loadDemo({ deps, databaseUrl, secret, say });
  } finally {
    await close();
  }
}
