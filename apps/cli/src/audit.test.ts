import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { writeAudit } from "@recourse/core";
import { addAccount, createTestDatabase, TUESDAY, type TestDatabase } from "@recourse/testing";
import { Command } from "commander";
import { registerAudit } from "./audit.js";

let database: TestDatabase;
let folder: string;
let account: string;
let whole: string;
const databaseUrl = process.env["DATABASE_URL"];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "recourse-audit-"));
  process.env["DATABASE_URL"] = database.url;
  account = (await addAccount(database.db)).id;
  for (const accountId of [account, account, account, null])
    await writeAudit(database.db.manager, {
      ...{ at: TUESDAY, actor: { kind: "system", name: "test" }, action: "a.b", subjectType: "a" },
      ...{ subjectId: 'ü "1"', accountId, data: { changed: { to: 1.5, from: null } } },
    });
  whole = join(folder, "whole.jsonl");
  await run("export", "--all", "--out", whole);
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
  registerAudit(program);
  try {
    await program.parseAsync(["audit", ...words], { from: "user" });
  } catch (error) {
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), {
      printed: written.join(""),
    });
  }
  return written.join("");
}

describe("audit verify", () => {
  test("says that the database is as it was written", async () => {
    expect(await run("verify")).toBe(
      "4 audit rows in 2 chains.\nEvery row is as it was written, and none is missing.\n",
    );
    expect(JSON.parse(await run("verify", "--json"))).toEqual({
      ...{ ok: true, chains: 2, rows: 4, problems: 0, found: [] },
    });
  });

  test("names the first broken row, with status 1", async () => {
    const runner = database.db.createQueryRunner();
    await runner.query("set session_replication_role = replica");
    const [row] = await database.db.query<{ id: number; data: unknown }[]>(
      "select id, data from audit_rows where account_id = $1 order by id offset 1 limit 1",
      [account],
    );
    await runner.query("update audit_rows set data = '{}' where id = $1", [row?.id]);
    const failure = {
      name: "CommandFailure",
      exitCode: 1,
      message: `The audit trail is broken. First: number 2, audit row ${row?.id}, of account ${account} is not what was written: its hash differs.`,
    };
    await expect(run("verify")).rejects.toMatchObject({
      ...failure,
      printed: expect.stringMatching(
        new RegExp(`\nchanged +${account} +2 +${row?.id} +is not what was written`),
      ),
    });
    await expect(run("verify", "--json")).rejects.toMatchObject({
      ...failure,
      printed: expect.stringContaining('"ok": false'),
    });
    await runner.query("update audit_rows set data = $2 where id = $1", [row?.id, JSON.stringify(row?.data)]);
    await runner.query("set session_replication_role = origin");
    await runner.release();
    expect(await run("verify")).toContain("none is missing");
  });
});

describe("audit export", () => {
  const lines = async (file = whole): Promise<string[]> => (await readFile(file, "utf8")).split("\n");

  test("is verified without a database, all of it or one account's", async () => {
    const own = join(folder, "own.jsonl");
    expect(await run("export", "--account", account.toUpperCase(), "--out", own)).toMatch(/^3 audit rows/);
    delete process.env["DATABASE_URL"];
    process.env["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none";
    try {
      expect(await run("verify", "--file", whole)).toMatch(/^4 audit rows in 2 chains\.\nEvery row/);
      expect(await run("verify", "--file", own)).toMatch(/^3 audit rows in 1 chain\.\nEvery row/);
    } finally {
      process.env["DATABASE_URL"] = database.url;
    }
    expect((await lines(own)).some((line) => line.includes('"accountId":null'))).toBe(false);
  });

  const place = (all: string[], number: number): number =>
    all.findIndex(
      (line) =>
        line.includes(account) && line.includes(`"sequence":${number},"hash"`) && line.includes('"link"'),
    );
  const replaced = (all: string[], at: number, by: string[]): string[] => all.toSpliced(at, 1, ...by);

  test.each<[string, (all: string[]) => string[], RegExp]>([
    [
      "a changed row",
      (all) => all.map((line, at) => (at === place(all, 2) ? line.replace('"a.b"', '"a.c"') : line)),
      /number 2, audit row \d+, of account \S+ is not what was written/,
    ],
    [
      "a removed row, with the count set right",
      (all) => replaced(all, place(all, 2), []).map((line) => line.replace('"lines":6', '"lines":5')),
      /number 2, of account \S+ is deleted/,
    ],
    [
      "a removed last row, with the count set right",
      (all) => replaced(all, place(all, 3), []).map((line) => line.replace('"lines":6', '"lines":5')),
      /number 3, of account \S+ is deleted/,
    ],
    [
      "swapped rows",
      (all) => {
        const [first = "", second = ""] = [all[place(all, 1)], all[place(all, 2)]];
        return all.map((line) => (line === first ? second : line === second ? first : line));
      },
      /number 1, of account \S+ is deleted/,
    ],
    ["a removed row", (all) => replaced(all, place(all, 2), []), /line 7 says that 6 lines come before it/],
    ["a file that was cut off", (all) => all.slice(0, 4), /line 5 is missing: the file was cut off/],
    ["something else", () => ["{}"], /line 1 does not begin an export/],
  ])("with %s is not verified", async (_what, change, message) => {
    const file = join(folder, "tampered.jsonl");
    await writeFile(file, change(await lines()).join("\n"));
    await expect(run("verify", "--file", file)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(message),
    });
  });

  test("leaves a file alone that is there, and wants to know whose rows", async () => {
    const fails = (message: RegExp) => ({ exitCode: 2, message: expect.stringMatching(message) });
    await expect(run("export", "--all", "--out", whole)).rejects.toMatchObject(fails(/EEXIST/));
    expect(await lines()).toHaveLength(9);
    await expect(run("export", "--out", "x")).rejects.toMatchObject(fails(/Say --account/));
    await expect(run("export", "--account", "x", "--out", "x")).rejects.toMatchObject(
      fails(/allowed: the UUID/),
    );
  });
});
