import { setTimeout as after } from "node:timers/promises";
import { handleNextMail, type IncomingMailDeps } from "@recourse/core";
import type { Logger } from "pino";

/** What another process took in, or is to be tried again, is looked at within so long. */
const PAUSE_MS = 1_000;
/** Each has a connection to the database of its own while it is at it. */
const AT_ONCE = 3;

export interface MailHandling {
  /** A mail has come. */
  wake(): void;
  /** Lets what is being done end. */
  stop(): Promise<void>;
}

/** Looks at mails that came in, for as long as this process runs. */
export function keepHandling(deps: IncomingMailDeps, log: Logger): MailHandling {
  const stopped = new AbortController();
  let woken = new AbortController();
  const wake = (): void => {
    woken.abort();
    woken = new AbortController();
  };

  async function keepOn(): Promise<void> {
    while (!stopped.signal.aborted) {
      const { signal } = woken;
      if (await handleOne(deps, log)) continue;
      const wait = AbortSignal.any([signal, stopped.signal]);
      await after(PAUSE_MS, undefined, { signal: wait }).catch(() => undefined);
    }
  }

  const loops = Array.from({ length: AT_ONCE }, keepOn);
  return {
    wake,
    async stop() {
      stopped.abort();
      await Promise.all(loops);
    },
  };
}

/** False: there is nothing to do, or nothing can be done now. */
async function handleOne(deps: IncomingMailDeps, log: Logger): Promise<boolean> {
  try {
    const handled = await handleNextMail(deps);
    if (handled === null) return false;
    const { id: mailId, did, error } = handled;
    if (error === undefined) log.debug({ mailId }, did);
    else log.warn({ err: error, mailId, did }, "a mail could not be dealt with");
    return true;
  } catch (error) {
    log.warn({ err: error }, "mails that came in could not be looked for");
    return false;
  }
}
