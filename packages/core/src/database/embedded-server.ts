import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { lastLine, makeCluster, makeFolder } from "./embedded-cluster.js";
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
const STARTS_TRIED = 25;
const RETRY_MILLIS = 200;

/**
 * Starts a real PostgreSQL on the loopback interface with its data in `dataDir`, or takes over the one that a killed
 * process left running there. Rejects with an EmbeddedServerError that says in one line what is wrong and what to do.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir);
  const { initdb, pgCtl } = await findBinaries();
  await makeFolder(dirname(dataDir));
  const runner = await chooseRunner([initdb, pgCtl], dataDir);
  const password = await makeCluster(dataDir, {
    initdb,
    runner,
    durable: options.settings?.["fsync"] !== "off",
  });
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
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await findFreePort());
    const failure = await tryStart(cluster, port, options.settings ?? {});
    if (failure === null) {
      return port;
    }
    // Processes of a killed server end a moment after it; a port that was free is sometimes taken a moment later.
    if (attempt === STARTS_TRIED || !/shared memory|could not bind|Address already in use/i.test(failure)) {
      throw new EmbeddedServerError(`PostgreSQL did not start in ${cluster.dataDir}: ${lastLine(failure)}`);
    }
    await setTimeout(RETRY_MILLIS);
  }
}

/** What the server said when it did not start; null when it runs. */
async function tryStart(
  cluster: Cluster,
  port: number,
  settings: Record<string, string>,
): Promise<string | null> {
  const { dataDir, pgCtl, runner } = cluster;
  const log = join(dataDir, "server.log");
  await rm(log, { force: true });
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: hasSocket(dataDir) ? dataDir : "",
    ...settings,
  };
  const flags = Object.entries(all).map(([name, value]) => `-c ${name}=${value}`);
  const { code, output } = await runner.run(pgCtl, [
    "start",
    "--wait",
    "--timeout=60",
    `--pgdata=${dataDir}`,
    `--log=${log}`,
    `--options=-p ${port} ${flags.join(" ")}`,
  ]);
  return code === 0 ? null : readFile(log, "utf8").catch(() => output);
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

function urlOf({ dataDir, password }: Cluster, port: number, database: string): string {
  const host = hasSocket(dataDir) ? encodeURIComponent(dataDir) : "127.0.0.1";
  return `postgres://recourse:${password}@${host}:${port}/${database}`;
}

/**
 * Each statement costs half as much over a Unix socket as over the loopback interface. The folder is its owner's alone; the socket's path
 * must be short, and stands among options that blanks divide.
 */
function hasSocket(dataDir: string): boolean {
  return process.platform !== "win32" && /^[\w./-]{1,80}$/.test(dataDir);
}
