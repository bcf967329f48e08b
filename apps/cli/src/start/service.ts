import { fork, type ChildProcess } from "node:child_process";
import { createReadStream } from "node:fs";
import { open, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { CommandFailure } from "../command-failure.js";

/** A program that runs until everything stops; it tells by IPC when it is ready. */
export interface Service {
  /** As people know it: "API", "worker", "portal". */
  name: string;
  program: string;
  /** Options of Node for it. */
  nodeOptions?: readonly string[];
  env: NodeJS.ProcessEnv;
}

/** A service that is kept running. */
export interface RunningService {
  stop(): Promise<void>;
}

export interface ServiceSurroundings {
  /** Folder of the services' logs. */
  logs: string;
  say: (line: string) => void;
  /** Aborted when everything is to stop. */
  ending: AbortSignal;
}

const readyWithin = 60_000;
const stopWithin = 10_000;
const longestPause = 10_000;
/** A service that ran this long was well; its next failure starts from the shortest pause again. */
const wellAfter = 60_000;

/**
 * Starts a service and starts it again whenever it dies, at growing pauses.
 * Its output goes to `<logs>/<name>.log`. After `ending` nothing is started again.
 * @throws CommandFailure with the last lines of its log when it does not become ready the first time
 */
export async function runService(
  service: Service,
  { logs, say, ending }: ServiceSurroundings,
): Promise<RunningService> {
  const logFile = join(logs, `${service.name.toLowerCase()}.log`);
  let failures = 0;
  let stopping = false;
  const isOver = (): boolean => stopping || ending.aborted;
  let pause: NodeJS.Timeout | undefined;
  // What earlier runs wrote would grow for ever.
  await writeFile(logFile, "");
  let child = await launch(service, logFile);
  let startedAt = Date.now();

  const watch = (): void => {
    child.once("exit", (code, signal) => {
      if (isOver()) return;
      failures = Date.now() - startedAt > wellAfter ? 1 : failures + 1;
      const wait = Math.min(longestPause, 125 * 2 ** failures);
      say(
        `The ${service.name} stopped (${signal ?? `status ${code}`}); starting it again. Its log: ${logFile}`,
      );
      pause = setTimeout(() => void again(), wait);
    });
  };
  const again = async (): Promise<void> => {
    startedAt = Date.now();
    try {
      child = await launch(service, logFile);
      if (isOver()) await end(child);
      else watch();
    } catch (error) {
      failures += 1;
      say(error instanceof Error ? error.message : String(error));
      if (!isOver()) pause = setTimeout(() => void again(), Math.min(longestPause, 125 * 2 ** failures));
    }
  };

  watch();
  return {
    async stop() {
      stopping = true;
      clearTimeout(pause);
      await end(child);
    },
  };
}

async function launch(service: Service, logFile: string): Promise<ChildProcess> {
  const log = await open(logFile, "a");
  const from = (await stat(logFile)).size;
  const child = fork(service.program, [], {
    env: service.env,
    execArgv: [...process.execArgv, ...(service.nodeOptions ?? [])],
    stdio: ["ignore", log.fd, log.fd, "ipc"],
  });
  await log.close();
  const outcome = await new Promise<"ready" | string>((resolve) => {
    const late = setTimeout(() => resolve(`is not ready after ${readyWithin / 1000} seconds`), readyWithin);
    child.on("message", (message) => {
      if (typeof message === "object" && "ready" in message) {
        clearTimeout(late);
        resolve("ready");
      }
    });
    child.once("error", (error) => resolve(`cannot be started: ${error.message}`));
    child.once("exit", (code, signal) => {
      clearTimeout(late);
      resolve(`stopped before it was ready (${signal ?? `status ${code}`})`);
    });
  });
  if (outcome === "ready") return child;
  await end(child);
  const lines = await lastLines(logFile, from);
  throw new CommandFailure(
    `The ${service.name} ${outcome}. Its log, ${logFile}, ends with:\n${lines.join("\n")}`,
    1,
  );
}

/** Closing the channel asks a service to finish what it is doing, on every platform; a signal would end it at once on Windows. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  if (child.connected) child.disconnect();
  const late = setTimeout(() => child.kill("SIGKILL"), stopWithin);
  await exited;
  clearTimeout(late);
}

async function lastLines(file: string, from: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file, { start: from }) })) {
    lines.push(line);
    if (lines.length > 15) lines.shift();
  }
  return lines;
}
