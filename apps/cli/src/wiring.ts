import { createDataSource, type CoreDeps } from "@recourse/core";
import { createDiskFileStore } from "@recourse/files";
import { createPostgresArticleIndex } from "@recourse/search";
import type { SupportPolicy } from "@recourse/policy";

export interface WiringOptions {
  databaseUrl: string;
  filesDir: string;
  policy: SupportPolicy;
  poolSize?: number;
}

/** Joins core to what it needs from outside, for one command. Rejects when the database cannot be reached. */
export async function openCore(options: WiringOptions): Promise<CoreDeps & { close(): Promise<void> }> {
  const db = await createDataSource(options.databaseUrl, {
    applicationName: "recourse-cli",
    poolSize: options.poolSize ?? 4,
    statementTimeout: 0,
  });
  return {
    db,
    clock: { now: () => new Date() },
    policy: options.policy,
    index: createPostgresArticleIndex({ db }),
    files: createDiskFileStore(options.filesDir),
    close: () => db.destroy(),
  };
}
