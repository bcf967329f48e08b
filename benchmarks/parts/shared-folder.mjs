import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** A benchmark cannot run here; the message says what is missing. */
export class CannotMeasure extends Error {}

/** A path within the folder of real articles and judged queries, which stands beside the repository and is no part of it. */
export function inSharedFolder(...parts) {
  const folder = resolve(process.env.RECOURSE_SHARED ?? join(repository, "../shared"));
  const path = join(folder, ...parts);
  if (!existsSync(path)) {
    throw new CannotMeasure(
      `${path} is missing: RECOURSE_SHARED names the folder with corpus/ and judged/, now ${folder}.`,
    );
  }
  return path;
}
