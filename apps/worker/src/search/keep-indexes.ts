import { setTimeout as after } from "node:timers/promises";
import type { IndexKeeper, Round } from "../wiring.js";
import type { Logger } from "pino";

/** A published article is found on the search server within a second or two. */
const SERVER_PAUSE_MS = 1_000;
const DATABASE_PAUSE_MS = 5_000;

/** Keeps the search indexes in line for as long as this process runs. The function it answers with lets what is being done end. */
export function keepIndexes(keeper: IndexKeeper, log: Logger): () => Promise<void> {
  const stopped = new AbortController();
  const loops = [
    keepOn(() => keeper.keepServer(), SERVER_PAUSE_MS, stopped.signal, log),
    keepOn(() => keeper.keepDatabase(), DATABASE_PAUSE_MS, stopped.signal, log),
  ];
  return async () => {
    stopped.abort();
    await Promise.all(loops);
  };
}

async function keepOn(
  round: () => Promise<Round>,
  pause: number,
  stopped: AbortSignal,
  log: Logger,
): Promise<void> {
  while (!stopped.aborted) {
    const outcome = await round().catch((error: unknown): Round => {
      // The database is away: searches have no answer either, and it is tried again.
      log.warn({ err: error }, "the search index could not be kept");
      return "failed";
    });
    if (outcome !== "worked") await after(pause, undefined, { signal: stopped }).catch(() => undefined);
  }
}
