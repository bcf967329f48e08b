/** After a failure the failed thing is left alone for this long, after each further one twice as long. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Keeps those who search from waiting for what does not answer. While it is open nobody asks; after a while a probe does, in the
 * background, and when that succeeds everybody asks again.
 */
export interface CircuitBreaker {
  /** Why nobody should ask; null where they should. Starts a probe when it is time for one. */
  reason(): string | null;
  failed(reason: string): void;
  succeeded(): void;
}

export function createCircuitBreaker(probe: () => Promise<void>, now: () => number): CircuitBreaker {
  let open: { reason: string; until: number } | null = null;
  let failures = 0;
  let probing = false;
  const failed = (reason: string): void => {
    failures += 1;
    open = { reason, until: now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)) };
  };
  const tryAgain = (): void => {
    probing = true;
    probe()
      .then(
        () => (open = null),
        (error: unknown) => failed(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => (probing = false));
  };
  return {
    reason() {
      if (open === null) return null;
      if (!probing && now() >= open.until) tryAgain();
      return open.reason;
    },
    failed(reason) {
      // Searches that were under way when the first of them failed fail, too: one failure.
      if (open === null) failed(reason);
    },
    succeeded() {
      failures = 0;
    },
  };
}
