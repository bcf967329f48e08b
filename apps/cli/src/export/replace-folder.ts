import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { CommandFailure } from "../command-failure.js";
import { isExport, manifestFile } from "./export-format.js";

export interface ExportTarget {
  /** Absolute. */
  folder: string;
  /** Beside it: what is written here comes to stand in the folder at the end. */
  work: string;
  finish(): Promise<void>;
}

/**
 * Where an export is written until it is whole. What a run that was cut off left there is gone.
 * @throws CommandFailure for a folder that holds something else
 */
export async function prepareTarget(given: string, force: boolean): Promise<ExportTarget> {
  const folder = resolve(given);
  const entries = existsSync(folder) ? await readdir(folder).catch(() => null) : [];
  if (entries === null) throw new CommandFailure(`${given} is not a folder that can be read.`);
  if (entries.length > 0 && !(await isExport(folder)))
    throw new CommandFailure(`${given} is not empty and holds no export. Choose another folder.`);
  if (entries.length > 0 && !force)
    throw new CommandFailure(
      `${given} holds an earlier export. Choose another folder, or replace it with --force.`,
    );
  const work = join(dirname(folder), `.${basename(folder)}.part`);
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  return { folder, work, finish: () => moveInto(folder, work) };
}

/**
 * A new folder appears at once. An earlier export is replaced entry by entry, save for what begins with a dot: it may be under version
 * control. Its manifest goes last and comes first, so that a replacement that was cut off can be made again.
 */
async function moveInto(folder: string, work: string): Promise<void> {
  const old = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith("."));
  const hidden = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith("."));
  if (old.length === 0 && hidden.length === 0) {
    await rm(folder, { recursive: true, force: true });
    await rename(work, folder);
    return;
  }
  const manifestLast = (left: string, right: string): number =>
    Number(left === manifestFile) - Number(right === manifestFile);
  for (const name of old.sort(manifestLast).filter((each) => each !== manifestFile))
    await rm(join(folder, name), { recursive: true });
  for (const name of (await readdir(work)).sort(manifestLast).reverse())
    await rename(join(work, name), join(folder, name));
  await rm(work, { recursive: true });
}
