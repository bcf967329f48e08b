import { findMasks, maskMark, sumMasked, type MaskedFinding } from "@recourse/policy";

/** Longer than anything that gives a secret away together with it; blocks that are longer are kept whole besides. */
const overlap = 64 * 1024;
const window = 1024 * 1024;

/**
 * Takes secrets out of a text that comes in pieces, of which it holds a window: a secret that lies across the border of two pieces, or of
 * two windows, is found like any other.
 */
export class MaskStream {
  readonly #found: MaskedFinding[] = [];
  #held = "";
  #next = window;

  /** What of the text is through, masked. */
  push(piece: string): string {
    this.#held += piece;
    if (this.#held.length < this.#next) return "";
    const out = this.#release(this.#held.length - overlap);
    // A block that goes on and on is looked at again when twice as much of it has come.
    this.#next = Math.max(window, this.#held.length * 2);
    return out;
  }

  end(): string {
    return this.#release(this.#held.length);
  }

  get masked(): MaskedFinding[] {
    return sumMasked(this.#found);
  }

  #release(most: number): string {
    const held = this.#held;
    const spans = findMasks(held);
    const cut = most === held.length ? most : cutBefore(held, spans, most);
    let out = "";
    let done = 0;
    for (const { kind, start, end } of spans) {
      if (end > cut) break;
      out += held.slice(done, start) + maskMark(kind);
      this.#found.push({ kind, count: 1 });
      done = end;
    }
    out += held.slice(done, cut);
    this.#held = held.slice(cut);
    return out;
  }
}

/** Where the text may be cut: at the end of a line if there is one, and through nothing that is a secret or gives one away. */
function cutBefore(text: string, spans: readonly { from: number; end: number }[], most: number): number {
  const line = text.lastIndexOf("\n", most - 1) + 1;
  let cut = line > most / 2 ? line : most;
  for (const { from, end } of [...spans].reverse()) if (from < cut && end > cut) cut = from;
  return cut;
}
