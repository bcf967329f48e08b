import { useEffect, useState } from "react";

/** Long enough that one does not ask at every key. */
const pause = 300;

interface Latest<Answer> {
  url: string;
  answer: Answer | null;
}

/**
 * Asks a resource route of ours again whenever the address changes; older calls are cancelled. `Answer` is what that route's loader
 * returns. A call that fails is no answer: these are hints beside a form, and a form must not break over them.
 */
export function useLatest<Answer>(url: string | null): { answer: Answer | null; pending: boolean } {
  const [latest, setLatest] = useState<Latest<Answer> | null>(null);
  useEffect(() => {
    if (url === null) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await ask<Answer>(url, stop.signal);
      if (!stop.signal.aborted) setLatest({ url, answer });
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url]);
  return {
    answer: url === null ? null : (latest?.answer ?? null),
    pending: url !== null && latest?.url !== url,
  };
}

async function ask<Answer>(url: string, signal: AbortSignal): Promise<Answer | null> {
  try {
    const response = await fetch(url, { signal, headers: { accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
