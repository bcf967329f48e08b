import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { FileStore } from "@recourse/core";
import { Incoming } from "./receive-file.js";
import { isStorageKey } from "./storage-key.js";

/**
 * Keeps files in a folder: streamed to a temporary name, looked at, then renamed, so that a crash leaves no half file under a key.
 * Keys are random; two levels of folders keep each one small.
 */
export function createDiskFileStore(folder: string): FileStore {
  const root = resolve(folder);
  const pathOf = (storageKey: string): string | null =>
    isStorageKey(storageKey) ? join(root, storageKey.slice(0, 2), storageKey.slice(2, 4), storageKey) : null;

  const incoming = new Incoming(join(root, "incoming"), async (from, storageKey) => {
    const path = pathOf(storageKey);
    if (path === null) throw new Error(`This is no key of a file: ${storageKey}`);
    await mkdir(dirname(path), { recursive: true });
    await rename(from, path);
  });

  return {
    receive: (content, options) => incoming.receive(content, options),
    removeAbandoned: (before) => incoming.removeAbandoned(before),

    async read(storageKey) {
      const path = pathOf(storageKey);
      if (path === null) return null;
      const there = await stat(path).catch(() => null);
      return there?.isFile() === true ? createReadStream(path) : null;
    },

    async remove(storageKey) {
      const path = pathOf(storageKey);
      if (path !== null) await rm(path, { force: true });
    },
  };
}
