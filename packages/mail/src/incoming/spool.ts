import { createHash, randomUUID } from "node:crypto";
import { open, rm, type FileHandle } from "node:fs/promises";
import { join } from "node:path";

const PIECE = 1_048_576;

/** What comes in is held here until it is committed: in memory up to a megabyte, in a file from there on. */
export class Spool {
  readonly #folder: string;
  readonly #hash = createHash("sha256");
  #held: Buffer[] = [];
  #path: string | null = null;
  #file: FileHandle | null = null;
  bytes = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(chunk: Buffer): Promise<void> {
    this.bytes += chunk.length;
    this.#hash.update(chunk);
    this.#held.push(chunk);
    if (this.#file === null && this.bytes <= PIECE) return;
    if (this.#file === null) {
      this.#path = join(this.#folder, `${randomUUID()}.eml`);
      this.#file = await open(this.#path, "wx+", 0o600);
    }
    for (const each of this.#held) await this.#file.write(each);
    this.#held = [];
  }

  /** Once, after the last byte. */
  contentHash(): Buffer {
    return this.#hash.digest();
  }

  /** For who reads it in another thread. */
  get source(): { bytes: Uint8Array } | { file: string } {
    return this.#path === null ? { bytes: Buffer.concat(this.#held) } : { file: this.#path };
  }

  async *pieces(): AsyncGenerator<Buffer> {
    if (this.#file === null) {
      yield Buffer.concat(this.#held);
      return;
    }
    for (let position = 0; position < this.bytes; position += PIECE) {
      const piece = Buffer.alloc(Math.min(PIECE, this.bytes - position));
      await this.#file.read(piece, 0, piece.length, position);
      yield piece;
    }
  }

  async discard(): Promise<void> {
    this.#held = [];
    await this.#file?.close();
    if (this.#path !== null) await rm(this.#path, { force: true });
    this.#file = null;
    this.#path = null;
  }
}
