import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "@recourse/testing";
import { z } from "zod";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

interface Run {
  child: ChildProcess;
  stderr: () => string;
  exit: Promise<number | null>;
}

/** The program as it is started: what was built last (`npm test` builds first). */
function start(env: Record<string, string>): Run {
  const child = fork(fileURLToPath(new URL("../dist/main.js", import.meta.url)), [], {
    execArgv: [],
    env: {
      PATH: process.env["PATH"] ?? "",
      DATABASE_URL: database.url,
      RECOURSE_SECRET: "a secret of tests alone, of no installation",
      POLICY_FILE: fileURLToPath(new URL("../../../policy/support-policy.yaml", import.meta.url)),
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

const ready = ({ child }: Run): Promise<unknown> =>
  new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
  });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe("the worker's program", () => {
  test("tells its parent when it takes jobs, and ends with 0 when it is told to", async () => {
    const port = await freePort();
    const run = start({ WORKER_PORT: String(port) });
    expect(await ready(run)).toEqual({ ready: true });
    expect((await fetch(`http://127.0.0.1:${port}/health/live`)).status).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    run.child.kill("SIGTERM");
    expect(await run.exit).toBe(0);
  }, 60_000);

  test("ends with 0 when its parent is gone", async () => {
    const run = start({});
    await ready(run);
    run.child.disconnect();
    expect(await run.exit).toBe(0);
  }, 60_000);

  test("says what is wrong with its settings, a line for each", async () => {
    const run = start({ DATABASE_URL: "", WORKER_PORT: "none" });
    expect(await run.exit).toBe(1);
    expect(run.stderr().trim().split("\n")).toEqual([
      expect.stringMatching(/^DATABASE_URL is missing/),
      expect.stringMatching(/^WORKER_PORT is not a whole number/),
    ]);
  }, 60_000);
});
