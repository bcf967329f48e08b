import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { CommandFailure } from "../command-failure.js";

const record = z.object({ pid: z.number().int().positive(), url: z.string(), startedAt: z.iso.datetime() });
type RunningRecord = z.infer<typeof record>;

/** A start that takes longer than this has died and its process id belongs to somebody else. */
const longestStart = 120_000;

/**
 * Makes the data folder and claims it for this process, so that two starts never share one database by mistake.
 * A claim whose process has died (kill -9, power cut) is taken over.
 * @returns whether an earlier run died, and what gives the folder back
 * @throws CommandFailure when the folder cannot be written to or Recourse already runs from it
 */
export async function claimFolder(dataDir: string, url: string, now: Date) {
  const file = join(dataDir, "running.json");
  try {
    await mkdir(dataDir, { recursive: true });
    const earlier = await readRecord(file);
    if (earlier !== null) await refuseIfRunning(earlier, now);
    const mine: RunningRecord = { pid: process.pid, url, startedAt: now.toISOString() };
    await writeFile(file, `${JSON.stringify(mine)}\n`);
    return { diedBefore: earlier !== null, release: () => rm(file, { force: true }) };
  } catch (cause) {
    if (cause instanceof CommandFailure) throw cause;
    const why = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new CommandFailure(
      `${dataDir} cannot be written to (${why}). Set RECOURSE_DATA_DIR to a folder that can, or start from another folder.`,
    );
  }
}

async function readRecord(file: string): Promise<RunningRecord | null> {
  try {
    return record.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    // Missing, or cut off by a crash: nobody holds the folder.
    return null;
  }
}

async function refuseIfRunning(earlier: RunningRecord, now: Date): Promise<void> {
  if (earlier.pid === process.pid || !isAlive(earlier.pid)) return;
  if (await answers(earlier.url)) {
    throw new CommandFailure(
      `Recourse already runs at ${earlier.url} (process ${earlier.pid}). Stop it there with Ctrl-C, or set RECOURSE_DATA_DIR and PORT to run another.`,
    );
  }
  if (now.getTime() - Date.parse(earlier.startedAt) < longestStart) {
    throw new CommandFailure(`Recourse is being started by process ${earlier.pid}. Wait for it, or stop that process.`);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL("/health/live", url), { signal: AbortSignal.timeout(2_000) });
    return response.ok;
  } catch {
    return false;
  }
}
