import { readFile } from "node:fs/promises";
import { join } from "node:path";

export interface ServerPid {
  pid: number;
  port: number | null;
}

/** What the server in this folder wrote when it started: its process in the first line, its port in the fourth. Null where none runs or ran. */
export async function readServerPid(dataDir: string): Promise<ServerPid | null> {
  const text = await readFile(join(dataDir, "postmaster.pid"), "utf8").catch(() => "");
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: port > 0 ? port : null } : null;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, and is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Whether the process is a PostgreSQL that runs: not another program that was given the number, nor one that ended and whose parent
 * never asked (a container without an init). Where the system does not tell (no /proc), it is taken for one.
 */
export async function isPostgres(pid: number): Promise<boolean> {
  // "123 (postgres) S …": number, name, state.
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "0 (postgres) S");
  return /\(postgres[^)]*\) [^ZX]/.test(stat);
}
