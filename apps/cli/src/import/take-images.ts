import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { keepImage, type Actor, type CoreDeps } from "@recourse/core";
import type { SkippedFile } from "./import-report.js";
import { isInside, toSlashes } from "./scan-folder.js";

export interface TakenImage {
  id: string;
  href: string;
}

/** Takes the images of a folder along, each file once; what cannot be taken is noted with the reason. */
export function createImageTaker(deps: CoreDeps, actor: Actor, root: string) {
  const known = new Map<string, Promise<TakenImage | null>>();
  const skipped: SkippedFile[] = [];

  const take = async (file: string, from: string): Promise<TakenImage | null> => {
    const shown = toSlashes(file.slice(root.length + 1));
    const skip = (reason: string): null => {
      skipped.push({ file: shown, line: null, reason: `${reason} (in ${from})` });
      return null;
    };
    if (!(await isInside(root, file))) return skip("is not there");
    const sha256 = await hashOf(file);
    if (sha256 === null) return skip("cannot be read");
    const kept = await keepImage(deps, actor, {
      sha256,
      name: basename(file),
      open: () => createReadStream(file),
    });
    if (!kept.ok) return skip(kept.refusals[0]?.message ?? "is refused");
    return { id: kept.file.id, href: `/files/${kept.file.storageKey}` };
  };

  return {
    skipped,
    taken: async (): Promise<number> =>
      (await Promise.all(known.values())).filter((image) => image !== null).length,
    takeImage(src: string, from: string): Promise<TakenImage | null> {
      const path = decode(src.split(/[?#]/)[0] ?? "");
      const file = path.startsWith("/") ? join(root, path) : resolve(dirname(join(root, from)), path);
      // Only what is below the folder is ever opened.
      if (!file.startsWith(root)) {
        skipped.push({ file: path, line: null, reason: `leads out of the folder (in ${from})` });
        return Promise.resolve(null);
      }
      const before = known.get(file) ?? take(file, from);
      known.set(file, before);
      return before;
    },
  };
}

async function hashOf(file: string): Promise<string | null> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(file), hash);
    return hash.digest("hex");
  } catch {
    return null;
  }
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
