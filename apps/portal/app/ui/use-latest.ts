import { useEffect, useState } from "react";

/** Long enough that one does not ask at every key. */
const pause = 300;

interface Question {
  /** Of a resource route of ours. */
  url: string;
  /** Posted as the field `body`, for what is too long for an address. */
  body?: string;
}

/**
 * Asks a resource route again whenever the question changes; older calls are cancelled. `Answer` is what that route returns. A call
 * that fails is no answer: these are hints beside a form, and a form must not break over them.
 */
export function useLatest<Answer>(question: Question | null): { answer: Answer | null; pending: boolean } {
  const asked = question === null ? null : JSON.stringify(question);
  const [latest, setLatest] = useState<{ asked: string; answer: Answer | null } | null>(null);
  useEffect(() => {
    if (asked === null) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await ask<Answer>(asked, stop.signal);
      if (!stop.signal.aborted) setLatest({ asked, answer });
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);
  return {
    answer: asked === null ? null : (latest?.answer ?? null),
    pending: asked !== null && latest?.asked !== asked,
  };
}

async function ask<Answer>(asked: string, signal: AbortSignal): Promise<Answer | null> {
  const { url, body }: Question = JSON.parse(asked);
  const posted = body === undefined ? {} : { method: "POST", body: new URLSearchParams({ body }) };
  try {
    const response = await fetch(url, { ...posted, signal, headers: { accept: "application/json" } });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
