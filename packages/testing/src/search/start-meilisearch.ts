import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { access, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { setTimeout as after } from "node:timers/promises";

/** A real Meilisearch for tests. */
export interface TestMeilisearch {
  url: string;
  /** May do everything. */
  key: string;
  version: string;
  /** As a power cut would end it. Does nothing to a server that was given. */
  kill(): Promise<void>;
  /** Again, on what the killed one left, or on nothing. */
  startAgain(options?: { wiped: boolean }): Promise<void>;
  /** Whether this run started it, and so may kill it. */
  isOurs: boolean;
  stop(): Promise<void>;
}

/** Printed where tests are skipped, so that nobody takes them for passed. */
export const NO_MEILISEARCH =
  "no Meilisearch: neither MEILI_URL is set nor is a `meilisearch` program on the PATH, so nothing is claimed of it";

/** The server of MEILI_URL, or one that is started in a temporary folder; null where there is neither. */
export async function startMeilisearch(): Promise<TestMeilisearch | null> {
  const given = process.env["MEILI_URL"];
  if (given !== undefined && given !== "") return givenServer(given, process.env["MEILI_KEY"] ?? "");
  const program = await onPath("meilisearch");
  return program === null ? null : ownServer(program);
}

async function givenServer(url: string, key: string): Promise<TestMeilisearch> {
  return {
    ...{ url, key, isOurs: false, version: await versionOf(url, key) },
    kill: () => Promise.resolve(),
    startAgain: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };
}

async function ownServer(program: string): Promise<TestMeilisearch> {
  // Durability is worth nothing for data that is thrown away, and on a busy disk costs seconds a task.
  const memory = await isThere("/dev/shm");
  const folder = await mkdtemp(join(memory ? "/dev/shm" : tmpdir(), "recourse-meilisearch-"));
  const port = await freePort();
  const key = randomBytes(24).toString("hex");
  const url = `http://127.0.0.1:${port}`;
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(
      program,
      [
        "--db-path",
        join(folder, "data"),
        "--dump-dir",
        join(folder, "dumps"),
        "--http-addr",
        `127.0.0.1:${port}`,
        "--no-analytics",
      ],
      { cwd: folder, stdio: "ignore", env: { ...process.env, MEILI_MASTER_KEY: key } },
    );
    await untilHealthy(url, child);
    return child;
  };
  let child = await start();
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await exited;
  };
  return {
    ...{ url, key, isOurs: true, version: await versionOf(url, key), kill },
    async startAgain({ wiped } = { wiped: false }) {
      if (wiped) await rm(join(folder, "data"), { recursive: true, force: true });
      child = await start();
    },
    async stop() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Meilisearch ended with status ${child.exitCode}.`);
    const answer = await fetch(`${url}/health`).catch(() => null);
    if (answer?.ok === true) return;
    await after(50);
  }
}

async function versionOf(url: string, key: string): Promise<string> {
  const answer = await fetch(
    `${url}/version`,
    key === "" ? {} : { headers: { authorization: `Bearer ${key}` } },
  );
  const body: unknown = await answer.json();
  return typeof body === "object" && body !== null && "pkgVersion" in body
    ? String(body.pkgVersion)
    : "unknown";
}

async function onPath(name: string): Promise<string | null> {
  for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
    const program = join(folder, process.platform === "win32" ? `${name}.exe` : name);
    if (await isThere(program, constants.X_OK)) return program;
  }
  return null;
}

function isThere(path: string, mode: number = constants.W_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
