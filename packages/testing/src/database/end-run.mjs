import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

/** Jest's global teardown: nothing of the run is left, whether its tests passed or not. */
export default async function stopRun() {
  const folder = process.env.RECOURSE_TEST_RUN;
  if (folder === undefined) {
    return;
  }
  await dropOwnDatabases();
  endRun(folder);
}

/** Kills the server without letting it write anything down (its data is thrown away) and removes the run's folder. */
export function endRun(folder) {
  const server = readNumber(join(folder, "data", "postmaster.pid"));
  if (server > 0 && isAlive(server)) {
    process.kill(server, process.platform === "win32" ? "SIGKILL" : "SIGQUIT");
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
}

/** On a server of the developer's own (TEST_DATABASE_URL) the databases are all that there is to remove. */
async function dropOwnDatabases() {
  const url = process.env.TEST_DATABASE_URL;
  if (url === undefined) {
    return;
  }
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("select datname from pg_database where starts_with(datname, $1)", [
    process.env.RECOURSE_TEST_DATABASES,
  ]);
  for (const { datname } of rows) {
    await client.query(`alter database ${client.escapeIdentifier(datname)} with is_template false`);
    await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`);
  }
  await client.end();
}

/** The number in the first line of a file; 0 where there is none. */
export function readNumber(path) {
  try {
    return Number.parseInt(readFileSync(path, "utf8"), 10) || 0;
  } catch {
    return 0;
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
