import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createDataSource, migrate, startEmbeddedServer } from "@recourse/core";

/**
 * Runs `work` on a fresh, migrated database: of an embedded server with its ordinary settings, which is thrown away afterwards, or
 * of BENCH_DATABASE_URL, which must be empty.
 */
export async function withBenchDatabase(work, { poolSize = 10 } = {}) {
  const given = process.env.BENCH_DATABASE_URL;
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), "recourse-bench-")) : undefined;
  const server =
    folder === undefined ? undefined : await startEmbeddedServer({ dataDir: join(folder, "postgres") });
  try {
    const url = given ?? server.url;
    await migrate(url);
    const db = await createDataSource(url, {
      poolSize,
      applicationName: "recourse-bench",
      statementTimeout: 0,
    });
    try {
      return await work(db, { url, folder });
    } finally {
      await db.destroy();
    }
  } finally {
    await server?.stop();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

export async function postgresVersion(db) {
  const [row] = await db.query("show server_version");
  return row.server_version;
}
