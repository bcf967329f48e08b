import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createTestDatabase, type TestDatabase } from "@recourse/testing";
import { withSignIn } from "./testing/auth-template.js";
import { portOf, startProgram } from "./testing/start-program.js";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase(withSignIn);
});
afterAll(() => database.drop());

const start = (env: Record<string, string>) => startProgram(database.url, env);

describe("the program", () => {
  test("tells its parent when it is ready, and ends with 0 when it is told to", async () => {
    const run = start({});
    const port = await portOf(run);
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    run.child.kill("SIGTERM");
    expect(await run.exit).toBe(0);
  }, 60_000);

  test("ends with 0 when its parent is gone", async () => {
    const run = start({});
    await portOf(run);
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
