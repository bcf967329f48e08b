import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { CommandFailure } from "../command-failure.js";

/** Raised when an older version could not take an export back without loss. */
export const exportFormat = 1;
/** Stands at the root of an export: by it `import` knows one, and `export` one that it may replace. */
export const manifestFile = "_export.yml";
export const categoryFile = "_category.yml";
/** Images and files, named by their content. No slug has an underscore. */
export const filesFolder = "_files";

const manifest = z.looseObject({ format: z.number().int() });

/**
 * Whether a folder is an export of Recourse.
 * @throws CommandFailure when it is of a later format
 */
export async function isExport(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, manifestFile), "utf8").catch(() => null);
  if (text === null) return false;
  const read = manifest.safeParse(parse(text));
  if (!read.success) return false;
  if (read.data.format > exportFormat) {
    throw new CommandFailure(
      `${folder} was exported by a newer Recourse (format ${read.data.format}). Import it with that version.`,
    );
  }
  return true;
}
