import { createDataSource, type CoreDeps } from "@recourse/core";
import { createFileStore, type FileStoreSettings } from "@recourse/files";
import {
  createIndexKeeper,
  createPostgresArticleIndex,
  openSearchServer,
  type IndexKeeper,
  type SearchServerSettings,
} from "@recourse/search";
import type { SupportPolicy } from "@recourse/policy";

// What commands and `npm start` need of it beside the index.
export {
  createServerKeys,
  type IndexKeeper,
  type SearchServerSettings,
  type ServerKeys,
} from "@recourse/search";

export interface WiringOptions {
  databaseUrl: string;
  filesDir: string;
  /** Null or left out: files are kept in `filesDir`. */
  bucket?: FileStoreSettings["bucket"];
  policy: SupportPolicy;
  poolSize?: number;
  searchServer?: SearchServerSettings | null;
}

export type Core = CoreDeps & { keeper: IndexKeeper; close(): Promise<void> };

/** Joins core to what it needs from outside, for one command. Rejects when the database cannot be reached. */
export async function openCore(options: WiringOptions): Promise<Core> {
  const db = await createDataSource(options.databaseUrl, {
    applicationName: "recourse-cli",
    poolSize: options.poolSize ?? 4,
    statementTimeout: 0,
  });
  const postgres = createPostgresArticleIndex({ db });
  const server = options.searchServer == null ? null : openSearchServer(options.searchServer);
  return {
    db,
    clock: { now: () => new Date() },
    policy: options.policy,
    index: postgres,
    keeper: createIndexKeeper({ db, server, postgres }),
    files: await createFileStore({ folder: options.filesDir, bucket: options.bucket ?? null }),
    close: () => db.destroy(),
  };
}
