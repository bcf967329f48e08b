import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const record = z.object({
  pid: z.number().int().positive(),
  url: z.string(),
  startedAt: z.iso.datetime(),
  /** Of the embedded server, once it runs: other commands use the same one. */
  databaseUrl: z.string().nullable(),
  /** Of the search server that was started, too, with the key that writes. */
  searchServer: z.object({ url: z.string(), key: z.string().nullable() }).nullable().default(null),
});
/** Which `npm start` holds a data folder. */
export type RunningRecord = z.infer<typeof record>;

const recordFile = (dataDir: string): string => join(dataDir, "running.json");

/** What the folder's record says, whether its process lives or not; null where there is none or a crash cut it off. */
export async function readRecord(dataDir: string): Promise<RunningRecord | null> {
  try {
    return record.parse(JSON.parse(await readFile(recordFile(dataDir), "utf8")));
  } catch {
    return null;
  }
}

/** Readable by its owner alone, as it holds the database's address. */
export async function writeRecord(dataDir: string, content: RunningRecord): Promise<void> {
  await writeFile(recordFile(dataDir), `${JSON.stringify(content)}\n`, { mode: 0o600 });
}

export async function removeRecord(dataDir: string): Promise<void> {
  await rm(recordFile(dataDir), { force: true });
}

/** The `npm start` that runs from this folder now; null where none does. */
export async function findRunning(dataDir: string): Promise<RunningRecord | null> {
  const found = await readRecord(dataDir);
  return found !== null && (await isAlive(found.pid)) ? found : null;
}

/** Whether a process of this id lives, whosever it is. One that has ended and waits to be collected does not. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
  // "12 (node) Z …"; only Linux has it.
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return !/^\d+ \(.*\) [ZX]/s.test(status);
}
