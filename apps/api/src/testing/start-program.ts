import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { z } from "zod";

export interface RunningProgram {
  child: ChildProcess;
  stderr: () => string;
  exit: Promise<number | null>;
}

/** The API as a process of its own: what was built last (`npm test` builds first). */
export function startProgram(databaseUrl: string, env: Record<string, string> = {}): RunningProgram {
  const child = fork(fileURLToPath(new URL("../../dist/main.js", import.meta.url)), [], {
    execArgv: [],
    env: {
      DATABASE_URL: databaseUrl,
      RECOURSE_SECRET: "a secret of the tests, long enough",
      POLICY_FILE: fileURLToPath(new URL("../../../../policy/support-policy.yaml", import.meta.url)),
      PORT: "0",
      REQUIRE_STAFF_SECOND_FACTOR: "0",
      ...env,
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let stderr = "";
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  // Not "close": it does not come once the channel was closed from here.
  const ended = Promise.all([
    once(child, "exit"),
    child.stderr === null ? null : once(child.stderr, "close"),
  ]);
  return { child, stderr: () => stderr, exit: ended.then(([[code]]) => z.number().nullable().parse(code)) };
}

/** Its port, once it listens. */
export function portOf({ child }: RunningProgram): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("message", (message: { ready: boolean; port: number }) => resolve(message.port));
    child.once("exit", (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
  });
}
