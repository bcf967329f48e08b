import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MailReader } from "@recourse/core";
import type { MailThreads } from "./mail-threads.js";

/** Reads mails in threads; each has a folder of its own for as long as somebody looks at its files. */
export function createMailReader(threads: MailThreads): MailReader {
  return {
    async read(pieces) {
      const folder = await mkdtemp(join(tmpdir(), "recourse-mail-"));
      const close = (): Promise<void> => rm(folder, { recursive: true, force: true });
      try {
        const file = join(folder, "raw.eml");
        await writeFile(file, pieces, { mode: 0o600 });
        const { files, ...mail } = await threads.read({ file, folder });
        const opened = files.map(({ name, path }) => ({ name, content: () => createReadStream(path) }));
        return { mail: { ...mail, files: opened }, close };
      } catch (error) {
        await close();
        throw error;
      }
    },
  };
}
