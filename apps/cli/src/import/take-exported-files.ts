import { createReadStream } from "node:fs";
import { basename, join } from "node:path";
import { keepExportedFile, type Actor, type CoreDeps } from "@recourse/core";
import type { SkippedFile } from "./import-report.js";
import { isInside } from "./scan-folder.js";
import type { TakenImage } from "./take-images.js";

/** Takes the files of an export along, each once: `path` is from the root, `sha256` what its database knows it by. */
export type TakeExportedFile = (path: string, sha256: string, from: string) => Promise<TakenImage | null>;

export function createExportedFileTaker(
  deps: CoreDeps,
  actor: Actor,
  root: string,
  skipped: SkippedFile[],
): { take: TakeExportedFile; taken: () => number } {
  const known = new Map<string, Promise<TakenImage | null>>();
  let taken = 0;
  const takeNew = async (path: string, sha256: string, from: string): Promise<TakenImage | null> => {
    const file = join(root, path);
    const skip = (reason: string): null => {
      skipped.push({ file: path, line: null, reason: `${reason} (in ${from})` });
      return null;
    };
    if (!(await isInside(root, file))) return skip("is not there");
    const kept = await keepExportedFile(deps, actor, {
      sha256,
      name: basename(path),
      open: () => createReadStream(file),
    });
    if (!kept.ok) return skip(kept.refusals[0]?.message ?? "is refused");
    taken += 1;
    return { id: kept.file.id, href: `/files/${kept.file.storageKey}` };
  };
  return {
    taken: () => taken,
    take(path, sha256, from) {
      const file = known.get(path) ?? takeNew(path, sha256, from);
      known.set(path, file);
      return file;
    },
  };
}
