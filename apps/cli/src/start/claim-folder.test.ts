import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { claimFolder } from "./claim-folder.js";

const now = new Date("2026-04-15T16:00:00Z");
/** Of a process that has ended: ids this high are not given out. */
const deadProcess = 2 ** 31 - 2;

let folder: string;
let server: Server | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-claim-"));
});
afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function record(content: object | string): Promise<void> {
  await writeFile(
    join(folder, "running.json"),
    typeof content === "string" ? content : JSON.stringify(content),
  );
}

async function listening(): Promise<string> {
  const started = createServer((_request, response) => response.end("ok"));
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const address = started.address();
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
}

describe("the data folder", () => {
  test("is made and claimed, and given back", async () => {
    const claimed = await claimFolder(join(folder, "new", "data"), "http://localhost:3000", now);
    expect(claimed.diedBefore).toBe(false);
    await claimed.publish({ databaseUrl: "postgres://here" });
    const written: unknown = JSON.parse(await readFile(join(folder, "new", "data", "running.json"), "utf8"));
    expect(written).toMatchObject({ pid: process.pid, databaseUrl: "postgres://here" });
    await claimed.release();
    expect((await claimFolder(join(folder, "new", "data"), "http://localhost:3000", now)).diedBefore).toBe(
      false,
    );
  });

  test("is taken over from a run that was killed", async () => {
    await record({
      pid: deadProcess,
      url: "http://localhost:1",
      startedAt: now.toISOString(),
      databaseUrl: null,
      searchServer: null,
    });
    expect((await claimFolder(folder, "http://localhost:3000", now)).diedBefore).toBe(true);
  });

  test("is taken over when the record was cut off by a crash", async () => {
    await record('{"pid": 12');
    expect((await claimFolder(folder, "http://localhost:3000", now)).diedBefore).toBe(false);
  });

  test("is taken over from another program that has the number of a run that died long ago", async () => {
    const longAgo = new Date(now.getTime() - 3_600_000).toISOString();
    await record({
      pid: process.ppid,
      url: "http://127.0.0.1:1",
      startedAt: longAgo,
      databaseUrl: null,
      searchServer: null,
    });
    expect((await claimFolder(folder, "http://localhost:3000", now)).diedBefore).toBe(true);
  });

  test("is not shared with a run that answers: one line says where it is", async () => {
    const url = await listening();
    await record({
      pid: process.ppid,
      url,
      startedAt: now.toISOString(),
      databaseUrl: null,
      searchServer: null,
    });
    await expect(claimFolder(folder, "http://localhost:3000", now)).rejects.toMatchObject({
      name: "CommandFailure",
      message: expect.stringMatching(
        new RegExp(`^Recourse already runs at ${url} .*RECOURSE_DATA_DIR[^\\n]*$`),
      ),
    });
  });

  test("is not shared with a run that is still starting", async () => {
    await record({
      pid: process.ppid,
      url: "http://127.0.0.1:1",
      startedAt: now.toISOString(),
      databaseUrl: null,
      searchServer: null,
    });
    await expect(claimFolder(folder, "http://localhost:3000", now)).rejects.toThrow(
      /is being started by process/,
    );
  });

  test("that cannot be written is named in one line, with what to do", async () => {
    // A file where the folder should be: nobody can make a folder there, not even root.
    await writeFile(join(folder, "file"), "");
    await expect(
      claimFolder(join(folder, "file", "data"), "http://localhost:3000", now),
    ).rejects.toMatchObject({
      message: expect.stringMatching(/cannot be written to \(\w+\)\. Set RECOURSE_DATA_DIR[^\n]*$/),
    });
  });
});
