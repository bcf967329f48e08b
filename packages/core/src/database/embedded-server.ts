import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import pg from "pg";
import { findBinaries } from "./embedded-binaries.js";
import { findFreePort, isPortFree } from "./embedded-port.js";
import { chooseRunner, type Runner } from "./embedded-run.js";
import { EmbeddedServerError } from "./embedded-server-error.js";
import { isAlive, isPostgres, readServerPid } from "./embedded-pid.js";

export interface EmbeddedServerOptions {
  /** Absolute or from the working folder; made when it is not there. */
  dataDir: string;
  /** Any free one unless given. */
  port?: number;
  /** Settings of postgresql.conf for this run: `{ fsync: "off" }`. */
  settings?: Record<string, string>;
}

export interface EmbeddedServer {
  url: string;
  port: number;
  /** True when a server that was left running (its starter was killed) was taken over. */
  takenOver: boolean;
  stop(): Promise<void>;
}

interface Cluster {
  dataDir: string;
  pgCtl: string;
  runner: Runner;
  password: string;
}

const DATABASE = "recourse";
const STARTS_TRIED = 3;

/**
 * Starts a real PostgreSQL on the loopback interface with its data in `dataDir`, or takes over the one that a killed
 * process left running there. Rejects with an EmbeddedServerError that says in one line what is wrong and what to do.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  const { initdb, pgCtl } = await findBinaries();
  await makeFolder(dirname(dataDir));
  const runner = await chooseRunner([initdb, pgCtl], dataDir);
  const password = await initialise(dataDir, initdb, runner);
  const cluster = { dataDir, pgCtl, runner, password };

  await refuseSecondStarter(dataDir);
  const leftOver = await takeOver(cluster, options.port);
  const port = leftOver ?? (await start(cluster, options));
  await writeFile(join(dataDir, "starter.pid"), String(process.pid));
  await createDatabase(urlOf(cluster, port, "postgres"));
  return {
    url: urlOf(cluster, port, DATABASE),
    port,
    takenOver: leftOver !== null,
    stop: () => stop(cluster),
  };
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new EmbeddedServerError(
      `The folder ${folder} cannot be made (${cause}): make it writable, start from another folder, or set DATABASE_URL.`,
    );
  }
}

/** Makes the cluster unless it is there. It appears under its name only when it is complete, so that a kill leaves nothing half made. */
async function initialise(dataDir: string, initdb: string, runner: Runner): Promise<string> {
  const passwordFile = "superuser-password";
  const existing = await readFile(join(dataDir, passwordFile), "utf8").catch(() => null);
  if (existing !== null) {
    return existing.trim();
  }
  const making = `${dataDir}.making`;
  const password = randomBytes(24).toString("base64url");
  const given = `${dataDir}.${passwordFile}`;
  try {
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { mode: 0o700 });
    await runner.own(making);
    await writeFile(given, password, { mode: 0o600 });
    await runner.own(given);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new EmbeddedServerError(
      `The folder ${dirname(dataDir)} cannot be written (${cause}): make it writable, start from another folder, or set DATABASE_URL.`,
    );
  }
  const ctype =
    process.platform === "win32" ? [] : [`--lc-ctype=${process.platform === "darwin" ? "en_US" : "C"}.UTF-8`];
  const { code, output } = await runner.run(initdb, [
    `--pgdata=${making}`,
    "--username=recourse",
    "--auth=scram-sha-256",
    `--pwfile=${given}`,
    "--encoding=UTF8",
    // The same order and letter case on every machine.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...ctype,
  ]);
  await rm(given, { force: true });
  if (code !== 0) {
    throw new EmbeddedServerError(`PostgreSQL could not set up ${dataDir}: ${lastLine(output)}`);
  }
  await writeFile(join(making, passwordFile), password, { mode: 0o600 });
  await rename(making, dataDir);
  return password;
}

/** Two products on one database would stop it under each other. */
async function refuseSecondStarter(dataDir: string): Promise<void> {
  const starter = Number(await readFile(join(dataDir, "starter.pid"), "utf8").catch(() => "0"));
  const server = await readServerPid(dataDir);
  if (starter > 0 && starter !== process.pid && isAlive(starter) && server !== null && isAlive(server.pid)) {
    throw new EmbeddedServerError(
      `Another process (${starter}) already runs its database in ${dataDir}: stop that one first, or start from another folder.`,
    );
  }
}

/** The port of a server that was left running here, once it answers; null where there is none or it had to be stopped. */
async function takeOver(cluster: Cluster, wantedPort: number | undefined): Promise<number | null> {
  const server = await readServerPid(cluster.dataDir);
  if (server === null || !isAlive(server.pid)) {
    return null;
  }
  if (!(await isPostgres(server.pid))) {
    // The machine started anew and gave the number to some other program.
    await rm(join(cluster.dataDir, "postmaster.pid"), { force: true });
    return null;
  }
  const port = server.port;
  if (
    port !== null &&
    (wantedPort === undefined || wantedPort === port) &&
    (await answers(urlOf(cluster, port, "postgres")))
  ) {
    return port;
  }
  await stop(cluster);
  return null;
}

async function start(cluster: Cluster, options: EmbeddedServerOptions): Promise<number> {
  if (options.port !== undefined && !(await isPortFree(options.port))) {
    throw new EmbeddedServerError(
      `Port ${options.port} is taken by another program: stop it, or choose another port for the database.`,
    );
  }
  const log = join(cluster.dataDir, "server.log");
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    await rm(log, { force: true });
    const settings = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...options.settings };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
    const { dataDir, pgCtl, runner } = cluster;
    const started = await runner.run(pgCtl, [
      "start",
      "--wait",
      "--timeout=60",
      `--pgdata=${dataDir}`,
      `--log=${log}`,
      `--options=-p ${port} ${flags.join(" ")}`,
    ]);
    if (started.code === 0) {
      return port;
    }
    if (attempt === STARTS_TRIED || options.port !== undefined) {
      const words = await readFile(log, "utf8").catch(() => started.output);
      throw new EmbeddedServerError(`PostgreSQL did not start in ${dataDir}: ${lastLine(words)}`);
    }
  }
}

async function stop({ dataDir, pgCtl, runner }: Cluster): Promise<void> {
  const how = (mode: string) =>
    runner.run(pgCtl, ["stop", "--wait", "--timeout=20", `--mode=${mode}`, `--pgdata=${dataDir}`]);
  const stopped = await how("fast");
  const server = await readServerPid(dataDir);
  if (stopped.code !== 0 && server !== null && isAlive(server.pid)) {
    // It recovers from its log at the next start.
    await how("immediate");
  }
  await rm(join(dataDir, "starter.pid"), { force: true });
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) {
      await client.query(`create database ${DATABASE}`);
    }
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function urlOf({ password }: Cluster, port: number, database: string): string {
  return `postgres://recourse:${password}@127.0.0.1:${port}/${database}`;
}

function lastLine(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.findLast((line) => /FATAL|error/i.test(line)) ?? lines.at(-1) ?? "it said nothing";
}
