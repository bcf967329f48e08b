import { mkdir } from "node:fs/promises";
import { CommandFailure } from "../command-failure.js";
import { findRunning, readRecord, removeRecord, writeRecord, type RunningRecord } from "./running-record.js";

/** A start that takes longer than this has died and its process id belongs to somebody else. */
const longestStart = 120_000;

/** A data folder that this process holds. */
export interface ClaimedFolder {
  /** An earlier run was killed: its processes may still be letting go. */
  diedBefore: boolean;
  /** Tells other commands where the servers are that were started. */
  publish(found: Partial<Pick<RunningRecord, "databaseUrl" | "searchServer">>): Promise<void>;
  release(): Promise<void>;
}

/**
 * Makes the data folder and claims it for this process, so that two starts never share one database by mistake.
 * A claim whose process has died (kill -9, power cut) is taken over.
 * @throws CommandFailure when the folder cannot be written to or Recourse already runs from it
 */
export async function claimFolder(dataDir: string, url: string, now: Date): Promise<ClaimedFolder> {
  const mine: RunningRecord = {
    pid: process.pid,
    url,
    startedAt: now.toISOString(),
    databaseUrl: null,
    searchServer: null,
  };
  try {
    await mkdir(dataDir, { recursive: true });
    const diedBefore = (await readRecord(dataDir)) !== null;
    const running = await findRunning(dataDir);
    if (running !== null) await refuseIfRunning(running, now);
    await writeRecord(dataDir, mine);
    return {
      diedBefore,
      publish: (found) => writeRecord(dataDir, Object.assign(mine, found)),
      release: () => removeRecord(dataDir),
    };
  } catch (cause) {
    if (cause instanceof CommandFailure) throw cause;
    const why =
      typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : String(cause);
    throw new CommandFailure(
      `${dataDir} cannot be written to (${why}). Set RECOURSE_DATA_DIR to a folder that can, or start from another folder.`,
    );
  }
}

async function refuseIfRunning(running: RunningRecord, now: Date): Promise<void> {
  if (await answers(running.url)) {
    throw new CommandFailure(
      `Recourse already runs at ${running.url} (process ${running.pid}). Stop it there with Ctrl-C, or set RECOURSE_DATA_DIR and PORT to run another.`,
    );
  }
  if (now.getTime() - Date.parse(running.startedAt) < longestStart) {
    throw new CommandFailure(
      `Recourse is being started by process ${running.pid}. Wait for it, or stop that process.`,
    );
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
