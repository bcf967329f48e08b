import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { outlineSource, type OutlinedText, type OutlineRequest } from "./outline-source.js";

export interface OutlineOrder {
  number: number;
  request: OutlineRequest;
}

export type OutlineAnswer = { number: number; outlined: OutlinedText } | { number: number; failure: string };

export interface Outliner {
  outline(request: OutlineRequest): Promise<OutlinedText>;
  close(): Promise<void>;
}

/** A thread takes as long to start as this many files of Markdown to be outlined. */
const worthThreads = 400;
/** MDX has to be parsed, and parsed as a program. */
const weightOfMdx = 10;
const mostThreads = 4;

/** Where an import's texts are outlined: on threads of their own where there are many, else here. */
export function chooseOutliner(
  paths: readonly string[],
  worker: URL = new URL("./outline-worker.js", import.meta.url),
): Outliner {
  const weight = paths.reduce((sum, path) => sum + (/\.mdx$/i.test(path) ? weightOfMdx : 1), 0);
  // Run from its sources, as tests do, there is no file that a thread could start with.
  return weight < worthThreads || !existsSync(fileURLToPath(worker))
    ? { outline: outlineSource, close: () => Promise.resolve() }
    : createOutlinePool(worker, Math.min(availableParallelism(), mostThreads));
}

interface Waiting {
  resolve(outlined: OutlinedText): void;
  reject(error: Error): void;
}

export function createOutlinePool(file: URL, size: number): Outliner {
  const waiting = new Map<number, Waiting>();
  const workers = Array.from({ length: size }, () => new Worker(file));
  let orders = 0;
  let broken: Error | null = null;
  for (const worker of workers) {
    worker.on("message", (answer: OutlineAnswer) => {
      const asker = waiting.get(answer.number);
      waiting.delete(answer.number);
      if ("outlined" in answer) asker?.resolve(answer.outlined);
      else asker?.reject(new Error(answer.failure));
    });
    worker.on("error", (error) => {
      broken = error instanceof Error ? error : new Error(String(error));
      for (const asker of waiting.values()) asker.reject(broken);
      waiting.clear();
    });
  }
  return {
    outline(request) {
      if (broken !== null) return Promise.reject(broken);
      const number = (orders += 1);
      return new Promise((resolve, reject) => {
        waiting.set(number, { resolve, reject });
        workers[number % size]?.postMessage({ number, request } satisfies OutlineOrder);
      });
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
