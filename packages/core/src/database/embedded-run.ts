import { execFile } from "node:child_process";
import { chown, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { EmbeddedServerError } from "./embedded-server-error.js";

const execute = promisify(execFile);

export interface Finished {
  code: number;
  output: string;
}

/** How PostgreSQL's programs are run: as ourselves, or, since it refuses root, as somebody else. */
export interface Runner {
  run(program: string, args: string[]): Promise<Finished>;
  /** Gives a folder or file to whom the programs run as. */
  own(path: string): Promise<void>;
}

interface Identity {
  name: string;
  uid: number;
  gid: number;
}

export async function chooseRunner(programs: string[], dataDir: string): Promise<Runner> {
  if (process.getuid?.() !== 0) {
    return { run: (program, args) => run(program, args, {}), own: () => Promise.resolve() };
  }
  const identity = await findIdentity();
  const own = (path: string) => chown(path, identity.uid, identity.gid);
  const { uid, gid } = identity;
  if (await mayEnter([...programs, dataDir], identity)) {
    return { run: (program, args) => run(program, args, { uid, gid }), own };
  }
  // Below a folder that only root may enter (/root, a private temporary folder). The permission to pass folders is kept
  // for the server; everything else of root is dropped.
  const drop = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    "--inh-caps=+dac_override",
    "--ambient-caps=+dac_override",
    // Otherwise access(2), by which the programs look for each other, goes without it.
    "--securebits=+no_setuid_fixup",
  ];
  const possible = await run("setpriv", [...drop, "true"], {});
  if (possible.code !== 0) {
    throw new EmbeddedServerError(
      `PostgreSQL does not run as root, and the user ${identity.name} may not enter ${dataDir}: start as an ordinary user, or move the folder to where others may enter, or set DATABASE_URL.`,
    );
  }
  return { run: (program, args) => run("setpriv", [...drop, program, ...args], {}), own };
}

async function findIdentity(): Promise<Identity> {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = await Promise.all([run("id", ["-u", name], {}), run("id", ["-g", name], {})]);
    if (uid.code === 0 && gid.code === 0) {
      return { name, uid: Number(uid.output.trim()), gid: Number(gid.output.trim()) };
    }
  }
  throw new EmbeddedServerError(
    "PostgreSQL does not run as root, and there is neither a user postgres nor nobody: start as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether every folder above these paths lets others through. */
async function mayEnter(paths: string[], { uid, gid }: Identity): Promise<boolean> {
  for (const path of paths) {
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
      const { mode, uid: owner, gid: group } = await stat(folder);
      const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) {
        return false;
      }
    }
  }
  return true;
}

async function run(
  program: string,
  args: string[],
  identity: { uid?: number; gid?: number },
): Promise<Finished> {
  try {
    const { stdout, stderr } = await execute(program, args, {
      ...identity,
      // A working folder that anybody may enter.
      cwd: process.platform === "win32" ? dirname(process.execPath) : "/",
      windowsHide: true,
    });
    return { code: 0, output: stdout + stderr };
  } catch (error) {
    return { code: 1, output: describe(error) };
  }
}

function describe(error: unknown): string {
  if (error instanceof Error) {
    const parts =
      "stdout" in error && "stderr" in error ? `${String(error.stdout)}${String(error.stderr)}`.trim() : "";
    return parts === "" ? error.message : parts;
  }
  return String(error);
}
