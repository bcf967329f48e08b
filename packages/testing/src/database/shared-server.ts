import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { startEmbeddedServer } from "@recourse/core";

/** Durability is worth nothing for data that is thrown away, and costs most of the time. */
const THROWAWAY = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
  max_connections: "200",
  shared_buffers: "64MB",
  max_wal_size: "2GB",
};

/** The folder of this run of the tests. */
function runFolder(): string {
  return ofRun("RECOURSE_TEST_RUN");
}

/** What the names of this run's databases begin with. */
export function databasePrefix(): string {
  return ofRun("RECOURSE_TEST_DATABASES");
}

function ofRun(variable: string): string {
  const value = process.env[variable];
  if (value === undefined) {
    throw new Error(
      "No test run: jest.config.js must name packages/testing/src/database/start-run.mjs as globalSetup.",
    );
  }
  return value;
}

/** The server that all test files of a run share: TEST_DATABASE_URL, or an embedded one that the first to ask starts. */
export async function sharedServerUrl(): Promise<string> {
  const given = process.env["TEST_DATABASE_URL"];
  return (
    given ??
    onceInRun("server", async () => {
      const server = await startEmbeddedServer({ dataDir: join(runFolder(), "data"), settings: THROWAWAY });
      return server.url;
    })
  );
}

/** Runs `work` in the first process of the run that asks for `name`; the others wait for what it answered, or for how it failed. */
export async function onceInRun(name: string, work: () => Promise<string>): Promise<string> {
  const mine = join(runFolder(), `${name}.asked`);
  const result = join(runFolder(), `${name}.result`);
  try {
    await mkdir(mine);
  } catch {
    while (!existsSync(result)) {
      await setTimeout(20);
    }
    return read(await readFile(result, "utf8"));
  }
  const text = await work().then(
    (answer) => `ok ${answer}`,
    (error: unknown) => `failed ${error instanceof Error ? error.message : String(error)}`,
  );
  // Renamed, so that nobody reads half of it.
  await writeFile(`${result}.part`, text);
  await rename(`${result}.part`, result);
  return read(text);
}

function read(text: string): string {
  if (text.startsWith("ok ")) {
    return text.slice("ok ".length);
  }
  throw new Error(`The test database could not be made: ${text.slice("failed ".length)}`);
}
