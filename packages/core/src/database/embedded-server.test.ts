import { execFileSync } from "node:child_process";
import { createServer, type Server } from "node:net";
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { readServerPid } from "./embedded-pid.js";
import { findFreePort } from "./embedded-port.js";
import { startEmbeddedServer, type EmbeddedServer, type EmbeddedServerOptions } from "./embedded-server.js";

let folder: string;
let dataDir: string;
const running: EmbeddedServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "recourse-server-"));
  await chmod(folder, 0o711);
});
beforeEach(() => {
  dataDir = join(folder, "data");
});
afterEach(async () => {
  for (const server of running.splice(0)) {
    await server.stop();
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(options: Partial<EmbeddedServerOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataDir, settings: { fsync: "off" }, ...options });
  running.push(server);
  return server;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

/** What a killed process leaves: its server, and its own number in the folder. */
async function pretendStarterWasKilled(): Promise<void> {
  const gone = Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));
  await writeFile(join(dataDir, "starter.pid"), String(gone));
}

async function serverPid(): Promise<number> {
  return (await readServerPid(dataDir))?.pid ?? 0;
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer().listen(port, "127.0.0.1", () => resolve(server));
  });
}

describe("the embedded server", () => {
  test("starts in a new folder, keeps its data over a stop, and leaves nothing running", async () => {
    const first = await start();
    await ask(first.url, "create table kept (word text); insert into kept values ('É')");
    await first.stop();
    expect(await serverPid()).toBe(0);
    const second = await start();
    expect(second.takenOver).toBe(false);
    expect(await ask(second.url, "select lower(word) as word from kept")).toEqual([{ word: "é" }]);
    await second.stop();
    await expect(ask(second.url, "select 1")).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  });

  test("answers on the loopback interface alone, and to its password alone", async () => {
    const { url } = await start();
    expect(await ask(url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    const wrong = new URL(url);
    wrong.password = "guess";
    await expect(ask(wrong.href, "select 1")).rejects.toThrow(/password/);
  });

  test("is spoken to over a socket in its folder, or over the loopback interface where the folder's name does not let it", async () => {
    const { url, port } = await start();
    expect(url).toContain(`@${encodeURIComponent(dataDir)}:${port}/`);
    expect(await ask(url, "select inet_server_addr() as address")).toEqual([{ address: null }]);
    const blank = await start({ dataDir: join(folder, "with a blank") });
    expect(blank.url).toContain(`@127.0.0.1:${blank.port}/`);
    expect(await ask(blank.url, "select host(inet_server_addr()) as address")).toEqual([
      { address: "127.0.0.1" },
    ]);
  });

  test("that a killed process left is taken over as it runs", async () => {
    const left = await start();
    const pid = await serverPid();
    await pretendStarterWasKilled();
    const next = await start();
    expect(next).toMatchObject({ takenOver: true, port: left.port });
    expect(await serverPid()).toBe(pid);
    expect(await ask(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("that a killed process left on another port than is asked for is started anew on that one", async () => {
    await start();
    await pretendStarterWasKilled();
    const port = await findFreePort();
    const next = await start({ port });
    expect(next).toMatchObject({ takenOver: false, port });
  });

  test("recovers what it had committed when it was killed itself", async () => {
    const { url } = await start({ settings: {} });
    await ask(url, "create table survived as select 1 as one");
    process.kill(await serverPid(), "SIGKILL");
    const next = await start();
    expect(await ask(next.url, "select * from survived")).toEqual([{ one: 1 }]);
  });

  test("starts when its pid file names a process that is something else by now", async () => {
    const { stop } = await start();
    await stop();
    await writeFile(join(dataDir, "postmaster.pid"), `${process.pid}\n${dataDir}\n1\n5432\n\n\n\n`);
    expect(await ask((await start()).url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("one line says what is wrong and what to do:", () => {
  test("the port is taken", async () => {
    const port = await findFreePort();
    const other = await listen(port);
    await expect(start({ port })).rejects.toThrow(
      new RegExp(`^Port ${port} is taken by another program: .+\\.$`),
    );
    await new Promise((resolve) => other.close(resolve));
  });

  test("another process runs its database in the folder", async () => {
    await start();
    await writeFile(join(dataDir, "starter.pid"), String(process.ppid));
    await expect(startEmbeddedServer({ dataDir })).rejects.toThrow(
      new RegExp(
        `^Another process \\(${process.ppid}\\) already runs its database in .+: stop that one first`,
      ),
    );
    await writeFile(join(dataDir, "starter.pid"), String(process.pid));
  });

  test("the folder cannot be made", async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const failing = start({ dataDir: join(file, "below", "data") });
    await expect(failing).rejects.toThrow(/^The folder .+ cannot be made .+ DATABASE_URL\.$/);
  });

  test("a setting is wrong, in the server's own words", async () => {
    const failing = start({ settings: { shared_buffers: "plenty" } });
    await expect(failing).rejects.toThrow(/^PostgreSQL did not start in .+: .*shared_buffers.*$/);
  });
});

test("a start that was killed while it set the folder up is begun again", async () => {
  const half = join(folder, "half", "data");
  // As a kill leaves it: not under its name yet.
  await mkdir(join(`${half}.making`, "base"), { recursive: true });
  const server = await start({ dataDir: half });
  expect(await ask(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(await readdir(join(folder, "half"))).toEqual(["data"]);
});
