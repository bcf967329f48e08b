const MINUTE_MS = 60_000;

/** Of each client address: how many connections it has, and how many mails it sent in this minute. In the memory of one process. */
export class ConnectionLimits {
  readonly #limits: { connectionsEach: number; perMinute: number };
  readonly #open = new Map<string, string>();
  readonly #each = new Map<string, number>();
  #minute = 0;
  #mails = new Map<string, number>();

  constructor(limits: { connectionsEach: number; perMinute: number }) {
    this.#limits = limits;
  }

  /** False: it has too many. */
  open(address: string, connectionId: string): boolean {
    const count = this.#each.get(address) ?? 0;
    if (count >= this.#limits.connectionsEach) return false;
    this.#each.set(address, count + 1);
    this.#open.set(connectionId, address);
    return true;
  }

  close(connectionId: string): void {
    const address = this.#open.get(connectionId);
    if (address === undefined) return;
    this.#open.delete(connectionId);
    const count = (this.#each.get(address) ?? 1) - 1;
    if (count > 0) this.#each.set(address, count);
    else this.#each.delete(address);
  }

  /** False: it sent too many. */
  countMail(address: string): boolean {
    const minute = Math.floor(Date.now() / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#mails = new Map();
    }
    const count = (this.#mails.get(address) ?? 0) + 1;
    this.#mails.set(address, count);
    return count <= this.#limits.perMinute;
  }
}
