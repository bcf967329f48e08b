import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { Command } from "commander";
import { rootFolder } from "./env.js";
import { registerPolicy } from "./policy.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-policy-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  jest.restoreAllMocks();
});

/** What the command writes to standard output, as JSON. */
async function run(...words: string[]): Promise<unknown> {
  const written: string[] = [];
  jest.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  registerPolicy(program);
  await program.parseAsync(["policy", ...words], { from: "user" });
  return JSON.parse(written.join(""));
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

const facts = {
  at: "2026-04-15T16:00:00Z",
  account: { plan: "paying", standing: "active", signedUpAt: "2024-01-10T15:00:00Z" },
  requester: { relation: "admin", active: true, assurance: "session" },
  request: { kind: "defect", language: "en", production: true },
};

describe("policy decide", () => {
  test("answers one facts object with one decision, and an array with an array", async () => {
    const decision = expect.objectContaining({ outcome: "accept", level: "paying", priority: 0 });
    expect(await run("decide", await file("one.json", JSON.stringify(facts)))).toEqual(decision);
    const second = { ...facts, requester: { ...facts.requester, active: false } };
    expect(await run("decide", await file("two.json", JSON.stringify([facts, second])))).toEqual([
      decision,
      expect.objectContaining({ outcome: "self_service", level: null, priority: null }),
    ]);
    expect(await run("decide", await file("none.json", "[]"))).toEqual([]);
  });

  test.each([
    ["a file that is not there", null, /nowhere\.json cannot be read/],
    ["what is not JSON", "{", /is not JSON/],
    ["facts that are none", "[{}]", /\[0\]: at is missing; allowed: an instant/],
    [
      "an unknown kind",
      JSON.stringify({ ...facts, request: { kind: "magic", language: "en" } }),
      /request\.kind is "magic"; allowed: one of/,
    ],
  ])("says what is wrong with %s", async (_what, content, message) => {
    const path = content === null ? join(folder, "nowhere.json") : await file("bad.json", content);
    await expect(run("decide", path)).rejects.toMatchObject({
      name: "CommandFailure",
      exitCode: 2,
      message: expect.stringMatching(message),
    });
  });
});

describe("policy due", () => {
  test("counts business hours", async () => {
    expect(await run("due", "--from", "2026-03-06T23:00:00Z", "--hours", "4")).toMatchObject({
      due: "2026-03-09T18:00:00Z",
    });
    expect(await run("due", "--from", "2026-01-05T10:00:00-07:00", "--hours", "0.5")).toMatchObject({
      due: "2026-01-05T17:30:00Z",
    });
  });

  test.each([
    ["yesterday", "4", /--from/],
    ["2026-01-05T17:00:00", "4", /--from/],
    ["2026-01-05T17:00:00Z", "-1", /--hours/],
    ["2026-01-05T17:00:00Z", "many", /--hours/],
  ])("refuses %s and %s", async (from, hours, message) => {
    await expect(run("due", `--from=${from}`, `--hours=${hours}`)).rejects.toMatchObject({
      message: expect.stringMatching(message),
    });
  });
});

describe("policy check", () => {
  test("names the version of a right file", async () => {
    expect(await run("check")).toMatchObject({ ok: true, version: expect.stringMatching(/^\d{4}\.\d+/) });
  });

  test("names file, line, what was found and what is allowed", async () => {
    const text = await readFile(join(rootFolder, "policy", "support-policy.yaml"), "utf8");
    const wrong = text.replace("windowDays: 7", "windowDays: seven");
    const line = wrong.split("\n").findIndex((each) => each.includes("windowDays: seven")) + 1;
    await expect(run("check", "--policy", await file("wrong.yaml", wrong))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(
        new RegExp(`wrong\\.yaml:${line}: signUp\\.windowDays is "seven"; allowed: a whole number`),
      ),
    });
  });
});
