import { writeFile, mkdtemp, rm, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import {
  addAdmin,
  addFreeAccount,
  createTestDatabase,
  testDeps,
  unique,
  type TestDatabase,
} from "@recourse/testing";
import { openTicket } from "@recourse/core";
import { Command } from "commander";
import { rootFolder } from "./env.js";
import { registerPolicy } from "./policy.js";
import { instantOf } from "./replay.js";

let database: TestDatabase;
let folder: string;
let changed: string;
const databaseUrl = process.env["DATABASE_URL"];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "recourse-replay-"));
  const yaml = await readFile(join(rootFolder, "policy", "support-policy.yaml"), "utf8");
  changed = join(folder, "changed.yaml");
  await writeFile(changed, yaml.replace("windowDays: 7", "windowDays: 365"));
  await writeFile(join(folder, "wrong.yaml"), yaml.replace("windowDays: 7", "windowDays: seven"));
  process.env["DATABASE_URL"] = database.url;
  const account = await addFreeAccount(database.db, {
    name: "Foxglove \u001b[31mFarm",
    signedUpAt: new Date("2026-01-10T15:00:00Z"),
  });
  const { actor } = await addAdmin(database.db, { account });
  const deps = testDeps(database.db);
  for (const kind of ["question", "training"] as const) {
    await openTicket(deps, actor, { kind, subject: "S", body: "B", idempotencyKey: unique("k") });
  }
});
afterAll(async () => {
  if (databaseUrl === undefined) delete process.env["DATABASE_URL"];
  else process.env["DATABASE_URL"] = databaseUrl;
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});
afterEach(() => {
  jest.restoreAllMocks();
});

async function run(...words: string[]): Promise<string> {
  const written: string[] = [];
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerPolicy(program);
  await program.parseAsync(["policy", "replay", ...words], { from: "user" });
  return written.join("");
}

describe("policy replay", () => {
  test("prints who would be decided otherwise as a table with totals", async () => {
    const lines = (await run("--policy", changed, "--since", "2026-04-01")).split("\n");
    expect(lines[0]).toMatch(/^Received +Account +Kind +Ticket +Was +Would be$/);
    expect(lines[1]).toMatch(
      /^2026-04-14 10:00 {2}Foxglove {2}\[31mFarm +question +refused +self_service, self_service \(signup_window_ended\) +accept, signup_window, rank 1/,
    );
    expect(lines.slice(-6)).toEqual([
      "2 requests replayed, 2 would be decided otherwise:",
      "  1 refused, would be admitted",
      "  0 admitted, would be refused",
      "  0 admitted with another rank",
      "  1 for another reason or on another level",
      "",
    ]);
  });

  test("prints one JSON object", async () => {
    expect(JSON.parse(await run("--policy", changed, "--since", "2026-04-01", "--json"))).toMatchObject({
      since: "2026-04-01T06:00:00.000Z",
      policyVersion: expect.stringMatching(/^\d/),
      requests: [
        { change: "admitted", before: { outcome: "self_service" }, after: { outcome: "accept", rank: 1 } },
        { change: "other", kind: "training" },
      ],
      totals: { replayed: 2, otherwise: { admitted: 1, other: 1 }, complete: true },
    });
    const none = JSON.parse(await run("--policy", changed, "--since", "2026-04-20T00:00:00Z", "--json"));
    expect(none).toMatchObject({ requests: [], totals: { replayed: 0, until: null } });
  });

  test.each([
    [
      "a policy that is wrong",
      ["--policy", "wrong.yaml", "--since", "2026-04-01"],
      /signUp\.windowDays is "seven"/,
    ],
    ["a policy that is not there", ["--policy", "nowhere.yaml", "--since", "2026-04-01"], /cannot be read/],
    [
      "a day that is none",
      ["--policy", "changed.yaml", "--since", "2026-02-30"],
      /--since is "2026-02-30"; allowed/,
    ],
    [
      "words for a day",
      ["--policy", "changed.yaml", "--since", "yesterday"],
      /--since is "yesterday"; allowed/,
    ],
  ])("says what is wrong with %s", async (_what, words, message) => {
    const absolute = words.map((word) => (word.endsWith(".yaml") ? join(folder, word) : word));
    await expect(run(...absolute)).rejects.toMatchObject({
      name: "CommandFailure",
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });
});

test("a day begins at its midnight in the policy's zone", () => {
  expect(instantOf("2026-04-01", "America/Denver")).toEqual(new Date("2026-04-01T06:00:00Z"));
  expect(instantOf("2026-04-01T10:00:00-06:00", "America/Denver")).toEqual(new Date("2026-04-01T16:00:00Z"));
});
