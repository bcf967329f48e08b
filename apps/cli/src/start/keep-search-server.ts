import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { createServerKeys, type ServerKeys } from "../wiring.js";
import { freePort } from "./ports.js";
import { programOnPath } from "./program-on-path.js";
import { keptSecret } from "./secret.js";

export interface KeptSearchServer {
  url: string;
  keys: ServerKeys;
  stop(): Promise<void>;
}

export interface SearchServerPlace {
  dataDir: string;
  logs: string;
  /** What the program inherits; its PATH is searched. */
  inherited: NodeJS.ProcessEnv;
  say: (line: string) => void;
  ending: AbortSignal;
}

const healthyWithin = 20_000;
const restartAfter = 1_000;

/**
 * Starts the `meilisearch` program of the PATH on this machine alone and starts it again when it dies. Null where there is none, or
 * where it cannot be started: then PostgreSQL is searched.
 */
export async function keepSearchServer(place: SearchServerPlace): Promise<KeptSearchServer | null> {
  const program = await programOnPath("meilisearch", place.inherited["PATH"] ?? "");
  if (program === null) return null;
  try {
    return await keep(program, place);
  } catch (error) {
    place.say(
      `Meilisearch could not be started; PostgreSQL is searched instead. ${error instanceof Error ? error.message : String(error)}`,
    );
    return null;
  }
}

async function keep(program: string, place: SearchServerPlace): Promise<KeptSearchServer> {
  const folder = join(place.dataDir, "meilisearch");
  await mkdir(folder, { recursive: true });
  const masterKey = await keptSecret(folder);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const launch = (): Promise<ChildProcess> => start(program, { folder, port, url, masterKey, place });
  // A newer program refuses an older one's data: it is a cache, and filled again.
  let child = await launch().catch(async () => {
    await rm(join(folder, "data"), { recursive: true, force: true });
    return launch();
  });
  let stopping = false;
  const isOver = (): boolean => stopping || place.ending.aborted;
  const watch = (): void => {
    child.once("exit", () => {
      if (isOver()) return;
      place.say("Meilisearch stopped; starting it again. PostgreSQL is searched meanwhile.");
      void again();
    });
  };
  const again = async (): Promise<void> => {
    await after(restartAfter);
    if (isOver()) return;
    try {
      child = await launch();
      // Whoever wiped its data took the keys, too; the same ones are made again.
      await createServerKeys({ url, masterKey });
      if (isOver()) await end(child);
      else watch();
    } catch {
      void again();
    }
  };
  watch();
  return {
    url,
    keys: await createServerKeys({ url, masterKey }),
    async stop() {
      stopping = true;
      await end(child);
    },
  };
}

interface Launch {
  folder: string;
  port: number;
  url: string;
  masterKey: string;
  place: SearchServerPlace;
}

async function start(
  program: string,
  { folder, port, url, masterKey, place }: Launch,
): Promise<ChildProcess> {
  const log = await open(join(place.logs, "meilisearch.log"), "w");
  const data = [
    "--db-path",
    join(folder, "data"),
    "--dump-dir",
    join(folder, "dumps"),
    "--snapshot-dir",
    join(folder, "snapshots"),
  ];
  const child = spawn(
    program,
    [...data, "--http-addr", `127.0.0.1:${port}`, "--env", "production", "--no-analytics"],
    {
      cwd: folder,
      stdio: ["ignore", log.fd, log.fd],
      // Not on the command line, which others on this machine can read.
      env: { ...place.inherited, MEILI_MASTER_KEY: masterKey },
    },
  );
  await log.close();
  const failed = new Promise<never>((_resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`It stopped at once (${signal ?? `status ${code}`}).`)),
    );
  });
  try {
    await Promise.race([untilHealthy(url), failed]);
    return child;
  } catch (error) {
    await end(child);
    throw error;
  }
}

async function untilHealthy(url: string): Promise<void> {
  const until = Date.now() + healthyWithin;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok === true) return;
    await after(50);
  }
  throw new Error(`It does not answer after ${healthyWithin / 1_000} seconds.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await exited;
  clearTimeout(late);
}
