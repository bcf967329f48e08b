import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "@recourse/testing";
import { z } from "zod";
import { withSignIn } from "./testing/auth-template.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
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
      RECOURSE_SECRET: "a secret of the tests, long enough",
      POLICY_FILE: fileURLToPath(new URL("../../../policy/support-policy.yaml", import.meta.url)),
      PORT: "0",
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

const ready = ({ child }: Run): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once("message", (message: { ready: boolean; port: number }) => resolve(message.port));
    child.once("exit", (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
  });

describe("the program", () => {
  test("tells its parent when it is ready, and ends with 0 when it is told to", async () => {
    const run = start({});
    const port = await ready(run);
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    run.child.kill("SIGTERM");
    expect(await run.exit).toBe(0);
  }, 60_000);

  test("ends with 0 when its parent is gone", async () => {
    const run = start({});
    await ready(run);
    run.child.disconnect();
    expect(await run.exit).toBe(0);
  }, 60_000);

  test("says in one line that its port is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const address = holder.address();
    const run = start({ PORT: String(typeof address === "object" ? address?.port : 0) });
    expect(await run.exit).toBe(1);
    expect(run.stderr()).toMatch(/^Port \d+ is taken by another program\..*\n$/);
    holder.close();
  }, 60_000);

  test("says what is wrong with its settings and its policy, a line for each", async () => {
    const unset = start({ DATABASE_URL: "", RECOURSE_SECRET: "" });
    expect(await unset.exit).toBe(1);
    expect(unset.stderr().trim().split("\n")).toEqual([
      expect.stringMatching(/^DATABASE_URL is missing/),
      expect.stringMatching(/^RECOURSE_SECRET is missing/),
    ]);
    const wrong = start({ POLICY_FILE: fileURLToPath(new URL("../package.json", import.meta.url)) });
    expect(await wrong.exit).toBe(1);
    expect(wrong.stderr()).toMatch(/^.*package\.json:1: .* allowed: /);
  }, 60_000);
});
