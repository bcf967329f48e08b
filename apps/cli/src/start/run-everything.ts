import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { demoAccountsFile, demoSignIns, readDemoFile, type DemoSignIn } from "../demo/demo-file.js";
import { rootFolder, type CommandEnv } from "../env.js";
import { readPolicy } from "../read-policy.js";
import { claimFolder, type ClaimedFolder } from "./claim-folder.js";
import type { SearchServerSettings } from "../wiring.js";
import { keepDatabase } from "./keep-database.js";
import { keepSearchServer } from "./keep-search-server.js";
import { innerPort, requirePort } from "./ports.js";
import { runToEnd } from "./run-to-end.js";
import { keptSecret } from "./secret.js";
import { runService, type RunningService, type Service, type ServiceSurroundings } from "./service.js";

/** What a start has to undo, in reverse, however it ends. */
type Stops = (() => Promise<void>)[];

/** Runs database, API, worker and portal until Ctrl-C, and leaves nothing running. */
export async function start(env: CommandEnv): Promise<void> {
  const stops: Stops = [];
  const { ending, ended, end } = untilInterrupted();
  try {
    await readPolicy(env.policyFile);
    const folder = await claimFolder(env.dataDir, env.publicUrl, new Date());
    stops.push(folder.release);
    await requirePort(env.host, env.port, folder.diedBefore);
    const started = startAll(env, folder, stops, ending);
    await Promise.race([started, ended]);
    await ended;
    // What was still starting must be known before it can be stopped; its failure no longer matters.
    await started.catch(() => undefined);
    say("\nStopping …");
  } finally {
    // After a failure, too: nothing that stops now is to be started again.
    end();
    for (const stop of stops.reverse()) await stop();
  }
}

async function startAll(
  env: CommandEnv,
  folder: ClaimedFolder,
  stops: Stops,
  ending: AbortSignal,
): Promise<void> {
  const logs = join(env.dataDir, "logs");
  await mkdir(logs, { recursive: true });
  const searching =
    env.searchServer === null
      ? ownSearchServer(env, folder, { logs, ending })
      : givenServer(env.searchServer);
  // Also when something else fails while it is starting.
  stops.push(async () => (await searching.catch(() => null))?.stop());
  const databaseUrl = env.databaseUrl ?? (await ownDatabase(env, folder, stops, ending));
  const secret = env.secret ?? (await keptSecret(env.dataDir));
  // In a process of its own, whose memory goes with it.
  await runToEnd("The database could not be prepared", join(rootFolder, "apps/cli/dist/start/prepare.js"), {
    ...env.inherited,
    DATABASE_URL: databaseUrl,
    RECOURSE_SECRET: secret,
    RECOURSE_DEMO: env.demo ? "1" : "0",
    FILES_DIR: env.filesDir,
  });

  const signIns = env.demo ? demoSignIns(await readDemoFile(demoAccountsFile)) : [];
  const services = await startServices(
    env,
    { databaseUrl, secret, signIns, search: await searching },
    { logs, say, ending },
  );
  stops.push(async () => void (await Promise.all(services.map((service) => service.stop()))));
  greet(env.publicUrl, signIns);
}

/** As with the API's port: where it is taken, any other. */
async function mailPort(env: CommandEnv): Promise<string> {
  return env.mailInPort === null ? "" : String(await innerPort(mailInHost(env), env.mailInPort));
}

interface Shared {
  databaseUrl: string;
  secret: string;
  signIns: DemoSignIn[];
  /** Null: PostgreSQL alone is searched. */
  search: SearchAccess | null;
}

/** Each process with the key that it needs; the portal with none. */
interface SearchAccess {
  url: string;
  keys: { search: string; index: string };
  stop(): Promise<void>;
}

function givenServer({ url, key }: SearchServerSettings): Promise<SearchAccess> {
  const keys = { search: key ?? "", index: key ?? "" };
  return Promise.resolve({ url, keys, stop: () => Promise.resolve() });
}

async function ownSearchServer(
  env: CommandEnv,
  folder: ClaimedFolder,
  { logs, ending }: { logs: string; ending: AbortSignal },
): Promise<SearchAccess | null> {
  const { dataDir, inherited } = env;
  const server = await keepSearchServer({ dataDir, inherited, logs, say, ending });
  if (server === null) return null;
  await folder.publish({ searchServer: { url: server.url, key: server.keys.index } });
  return server;
}

/** Starts API, worker and portal at once. When another program took the API's port in between, they start again with another. */
async function startServices(
  env: CommandEnv,
  shared: Shared,
  surroundings: ServiceSurroundings,
  triesLeft = 2,
): Promise<RunningService[]> {
  const apiPort = await innerPort(env.host, env.apiPort);
  const services = describeServices(env, shared, { apiPort, mailInPort: await mailPort(env) });
  const starts = await Promise.allSettled(services.map((service) => runService(service, surroundings)));
  const running = starts.filter((each) => each.status === "fulfilled").map((each) => each.value);
  const failed = starts.find((each) => each.status === "rejected");
  if (failed === undefined) return running;
  await Promise.all(running.map((service) => service.stop()));
  if (triesLeft > 0 && (await innerPort(env.host, apiPort)) !== apiPort) {
    return startServices(env, shared, surroundings, triesLeft - 1);
  }
  throw failed.reason;
}

async function ownDatabase(
  env: CommandEnv,
  folder: ClaimedFolder,
  stops: Stops,
  ending: AbortSignal,
): Promise<string> {
  const database = await keepDatabase(join(env.dataDir, "postgres"), { say, ending });
  stops.push(() => database.stop());
  await folder.publish({ databaseUrl: database.url });
  return database.url;
}

function describeServices(
  env: CommandEnv,
  { databaseUrl, secret, signIns, search }: Shared,
  { apiPort, mailInPort }: { apiPort: number; mailInPort: string },
): Service[] {
  const shared = {
    ...env.inherited,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    HOST: env.host,
    PUBLIC_URL: env.publicUrl,
    RECOURSE_SECRET: secret,
    POLICY_FILE: env.policyFile,
    FILES_DIR: env.filesDir,
    RECOURSE_DEMO: env.demo ? "1" : "0",
    LOG_LEVEL: env.logLevel,
    MEILI_URL: "",
    MEILI_KEY: "",
  };
  const searchedBy = (key: "search" | "index") =>
    search === null ? {} : { MEILI_URL: search.url, MEILI_KEY: search.keys[key] };
  const program = (path: string): string => join(rootFolder, "apps", path);
  return [
    {
      name: "API",
      program: program("api/dist/main.js"),
      // Room for what requests leave behind: less of it is looked through while it is still used.
      nodeOptions: ["--max-semi-space-size=32"],
      env: {
        ...shared,
        ...searchedBy("search"),
        PORT: String(apiPort),
        REQUIRE_STAFF_SECOND_FACTOR: env.staffSecondFactorRequired ? "1" : "0",
      },
    },
    {
      name: "worker",
      program: program("worker/dist/main.js"),
      env: { ...shared, ...searchedBy("index"), MAIL_IN_PORT: mailInPort, MAIL_IN_HOST: mailInHost(env) },
    },
    {
      name: "portal",
      program: program("portal/dist/server/main.js"),
      env: {
        ...shared,
        PORT: String(env.port),
        API_URL: `http://${env.host}:${apiPort}`,
        DEMO_SIGN_INS: JSON.stringify(signIns),
        REQUIRE_STAFF_SECOND_FACTOR: env.staffSecondFactorRequired ? "1" : "0",
      },
    },
  ];
}

/** The demo believes mail of this machine: nobody else reaches it. */
function mailInHost({ demo, host, inherited }: CommandEnv): string {
  return demo ? "127.0.0.1" : (inherited["MAIL_IN_HOST"] ?? host);
}

/** Aborts on the first Ctrl-C or request to stop, or when `end` is called; a second request ends the process at once. */
function untilInterrupted() {
  const controller = new AbortController();
  const ended = new Promise<void>((resolve) => {
    controller.signal.addEventListener("abort", () => resolve());
  });
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(130);
      controller.abort();
    });
  }
  return { ending: controller.signal, ended, end: () => controller.abort() };
}

function greet(url: string, signIns: DemoSignIn[]): void {
  say(`\nRecourse runs at ${url}   (Ctrl-C stops it)\n`);
  const [first] = signIns;
  if (first === undefined) return;
  const widest = Math.max(...signIns.map(({ email }) => email.length));
  say(`Sign in as one of these; the password is "${first.password}":`);
  for (const { email, hint } of signIns) say(`  ${email.padEnd(widest)}  ${hint}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
