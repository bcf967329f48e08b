import { setTimeout as after } from "node:timers/promises";
import { enqueueDueMails, type MailDeps } from "@recourse/core";
import type { Logger } from "pino";

/** A mail that nobody enqueued is on its way within so long. */
const PAUSE_MS = 5_000;

/** For as long as this process runs. The function it answers with lets what is being done end. */
export function keepSending(deps: MailDeps, log: Logger): () => Promise<void> {
  const stopped = new AbortController();
  const loop = keepOn(deps, stopped.signal, log);
  return async () => {
    stopped.abort();
    await loop;
  };
}

async function keepOn(deps: MailDeps, stopped: AbortSignal, log: Logger): Promise<void> {
  while (!stopped.aborted) {
    await enqueueDueMails(deps).catch((error: unknown) => {
      log.warn({ err: error }, "mails that are due could not be looked for");
    });
    await after(PAUSE_MS, undefined, { signal: stopped }).catch(() => undefined);
  }
}
