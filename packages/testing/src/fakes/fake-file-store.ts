import { createHash, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { FileStore, StoreImageResult } from "@recourse/core";

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

/** Holds files in memory; PNG is the only kind of image it knows. */
export class FakeFileStore implements FileStore {
  readonly files = new Map<string, Buffer>();

  async storeImage(content: Readable): Promise<StoreImageResult> {
    const bytes = await buffer(content);
    if (!bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) {
      return { ok: false, reason: "Only PNG images are kept." };
    }
    const storageKey = randomUUID();
    this.files.set(storageKey, bytes);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    return {
      ok: true,
      image: { storageKey, mediaType: "image/png", bytes: bytes.length, sha256, width: null, height: null },
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
}
