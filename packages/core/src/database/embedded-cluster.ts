import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Runner } from "./embedded-run.js";
import { EmbeddedServerError } from "./embedded-server-error.js";

const PASSWORD_FILE = "superuser-password";

export interface MakeCluster {
  initdb: string;
  runner: Runner;
  /** False for data that is thrown away: nothing is flushed to the disk. */
  durable: boolean;
}

export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new EmbeddedServerError(
      `The folder ${folder} cannot be made (${wordsOf(error)}): make it writable, start from another folder, or set DATABASE_URL.`,
    );
  }
}

/**
 * Makes a database cluster unless it is there, and answers with its password. It appears under its name only when it is complete,
 * so that a kill leaves nothing half made.
 */
export async function makeCluster(
  dataDir: string,
  { initdb, runner, durable }: MakeCluster,
): Promise<string> {
  const existing = await readFile(join(dataDir, PASSWORD_FILE), "utf8").catch(() => null);
  if (existing !== null) {
    return existing.trim();
  }
  const making = `${dataDir}.making`;
  const password = randomBytes(24).toString("base64url");
  const given = `${dataDir}.${PASSWORD_FILE}`;
  try {
    await rm(making, { recursive: true, force: true });
    await mkdir(making, { mode: 0o700 });
    await runner.own(making);
    await writeFile(given, password, { mode: 0o600 });
    await runner.own(given);
    const { code, output } = await runner.run(initdb, initdbFlags(making, given, durable));
    if (code !== 0) {
      throw new EmbeddedServerError(`PostgreSQL could not set up ${dataDir}: ${lastLine(output)}`);
    }
    await writeFile(join(making, PASSWORD_FILE), password, { mode: 0o600 });
    await rename(making, dataDir);
    return password;
  } catch (error) {
    if (error instanceof EmbeddedServerError) {
      throw error;
    }
    throw new EmbeddedServerError(
      `The folder ${dataDir} cannot be made or holds something else (${wordsOf(error)}): make it writable, start from another folder, or set DATABASE_URL.`,
    );
  } finally {
    await rm(given, { force: true });
  }
}

function initdbFlags(dataDir: string, passwordFile: string, durable: boolean): string[] {
  // Of the system's locales only what tells letters from other characters is needed; there is no name for it that all systems know.
  const ctype =
    process.platform === "win32" ? [] : [`--lc-ctype=${process.platform === "darwin" ? "en_US" : "C"}.UTF-8`];
  return [
    `--pgdata=${dataDir}`,
    "--username=recourse",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    // The same order and letter case on every machine.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    ...ctype,
    ...(durable ? [] : ["--no-sync"]),
  ];
}

/** Of what a program of PostgreSQL said: the last line that tells of an error. */
export function lastLine(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.findLast((line) => /FATAL|error/i.test(line)) ?? lines.at(-1) ?? "it said nothing";
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
