import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { FileStore, ReceiveResult } from "@recourse/core";

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Holds files in memory, as they come; PNG is the only kind of image it knows, and everything else is text. */
export class FakeFileStore implements FileStore {
  readonly files = new Map<string, Buffer>();
  abandonedBefore: Date | null = null;

  async receive(content: Readable): Promise<ReceiveResult> {
    const bytes = await buffer(content);
    if (bytes.length === 0) {
      return { ok: false, fault: "empty", reason: "The file is empty." };
    }
    const isImage = bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE);
    return {
      ok: true,
      file: {
        mediaType: isImage ? "image/png" : "text/plain",
        isImage,
        bytes: bytes.length,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        width: isImage ? 2 : null,
        height: isImage ? 3 : null,
        masked: [],
        keep: (storageKey) => {
          this.files.set(storageKey, bytes);
          return Promise.resolve();
        },
        discard: () => Promise.resolve(),
      },
    };
  }

  read(storageKey: string): Promise<Readable | null> {
    const bytes = this.files.get(storageKey);
    return Promise.resolve(bytes === undefined ? null : Readable.from([bytes]));
  }

  remove(storageKey: string): Promise<void> {
    this.files.delete(storageKey);
    return Promise.resolve();
  }

  removeAbandoned(before: Date): Promise<void> {
    this.abandonedBefore = before;
    return Promise.resolve();
  }
}
