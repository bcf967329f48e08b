import { MessageChannel, type MessagePort } from "node:worker_threads";
import { Piscina } from "piscina";
import type {
  AuthenticateOrder,
  AuthenticateAnswer,
  DnsAnswer,
  DnsQuestion,
} from "./authenticate-in-thread.js";
import type { ReadAnswer, ReadOrder } from "./read-in-thread.js";

/** As `dns.promises.resolve`. */
export type Resolver = (name: string, type: string) => Promise<unknown>;

export interface MailThreadSettings {
  /** The program of the threads. */
  program?: URL;
  /** Milliseconds for reading one mail. */
  readWithin?: number;
  authenticateWithin?: number;
}

const MEGABYTES = 192;
const THREADS = 2;
const IDLE_MS = 30_000;

/** Whatever takes a stranger's mail apart does so in a thread that may hang, run out of memory or die, and nothing else with it. */
export class MailThreads {
  readonly #pool: Piscina;
  readonly #readWithin: number;
  readonly #authenticateWithin: number;

  constructor({
    program = new URL("./mail-thread.js", import.meta.url),
    readWithin = 15_000,
    authenticateWithin = 20_000,
  }: MailThreadSettings = {}) {
    this.#readWithin = readWithin;
    this.#authenticateWithin = authenticateWithin;
    this.#pool = new Piscina({
      filename: program.href,
      minThreads: 0,
      maxThreads: THREADS,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
  }

  async read(order: ReadOrder): Promise<ReadAnswer> {
    return this.#run("read", order, this.#readWithin);
  }

  /** The thread asks for names here: what answers them is not its business. */
  async authenticate(
    order: Omit<AuthenticateOrder, "port">,
    resolver: Resolver,
  ): Promise<AuthenticateAnswer> {
    const { port1, port2 } = new MessageChannel();
    port1.on("message", ({ id, name, type }: DnsQuestion) => {
      resolver(name, type).then(
        (records) => port1.postMessage({ id, records }),
        (error: unknown) => port1.postMessage({ id, code: codeOf(error) } satisfies DnsAnswer),
      );
    });
    try {
      return await this.#run("authenticate", { ...order, port: port2 }, this.#authenticateWithin, [port2]);
    } finally {
      port1.close();
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #run<Answer>(
    name: string,
    order: object,
    within: number,
    transferList: MessagePort[] = [],
  ): Promise<Answer> {
    try {
      return await this.#pool.run(order, { name, transferList, signal: AbortSignal.timeout(within) });
    } catch (error) {
      const isLate = error instanceof Error && error.name === "AbortError";
      throw isLate ? new Error(`It took longer than ${within / 1000} seconds.`, { cause: error }) : error;
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "EFAIL";
}
