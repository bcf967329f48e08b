import { spawn, type ChildProcess } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "./free-port.js";

test.describe.configure({ mode: "serial", timeout: 180_000 });
test.skip(process.platform === "win32", "Signals are those of Unix.");

let dataDir: string;
let port: number;
const running = new Set<ChildProcess>();

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "recourse-start-"));
  port = await freePort();
});
test.afterAll(async () => {
  for (const child of running) child.kill("SIGTERM");
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
});

/** Starts the product; resolves with its output once it says that it runs, or has ended. */
async function start(overrides: NodeJS.ProcessEnv = {}): Promise<{ child: ChildProcess; output: string }> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "..", "apps", "cli", "dist", "main.js"), "start"],
    {
      env: {
        ...process.env,
        DATABASE_URL: "",
        PUBLIC_URL: "",
        PORT: String(port),
        RECOURSE_DATA_DIR: dataDir,
        ...overrides,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  running.add(child);
  let output = "";
  await new Promise<void>((resolve) => {
    const hear = (text: Buffer): void => {
      output += text.toString();
      if (output.includes("Recourse runs at")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("exit", () => {
      running.delete(child);
      resolve();
    });
  });
  return { child, output };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once("exit", (code) => resolve(code));
  });
}

const address = (): string => `http://localhost:${port}/health/ready`;

test("after kill -9 the next start recovers, and Ctrl-C leaves nothing running", async () => {
  const first = await start();
  expect(first.output).toContain(`http://localhost:${port}`);
  expect((await fetch(address())).status).toBe(200);

  const second = await start();
  expect(second.output).toMatch(/^Recourse already runs at .*\n$/);
  expect(await ended(second.child)).toBe(2);

  first.child.kill("SIGKILL");
  await ended(first.child);
  const third = await start();
  expect((await fetch(address())).status).toBe(200);

  third.child.kill("SIGINT");
  expect(await ended(third.child)).toBe(0);
  await expect(fetch(address())).rejects.toThrow();
  await expect(access(join(dataDir, "postgres", "postmaster.pid"))).rejects.toThrow();
});

test("an occupied port and a wrong policy are told in one line, and nothing is left running", async () => {
  const holder = await start();
  const other = await mkdtemp(join(tmpdir(), "recourse-other-"));
  const occupied = await start({ RECOURSE_DATA_DIR: other });
  expect(occupied.output).toMatch(new RegExp(`^Port ${port} is taken by another program\\..*\\n$`));
  expect(await ended(occupied.child)).toBe(2);
  await rm(other, { recursive: true });
  holder.child.kill("SIGTERM");
  expect(await ended(holder.child)).toBe(0);

  const wrong = await start({ POLICY_FILE: join(import.meta.dirname, "..", "package.json") });
  expect(wrong.output).toMatch(/package\.json:\d+: .*; allowed: /);
  expect(await ended(wrong.child)).toBe(2);
});
