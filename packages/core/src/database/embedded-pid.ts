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

/** Whether the process is a PostgreSQL. Where the system does not tell (no /proc), it is taken for one. */
export async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "postgres");
  return name.startsWith("postgres");
}
