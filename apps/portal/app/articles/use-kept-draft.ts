import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import type { KeepAnswer } from "./kept-draft.desk.server.js";

/** Long enough that one does not send every key. */
const pause = 1_500;
/** When it did not work, without being asked. */
const again = 20_000;

export type Keeping =
  | { kind: "nothing" }
  | { kind: "typing" }
  | { kind: "kept"; at: string }
  | { kind: "failed"; message: string };

interface KeptDraftOptions {
  form: RefObject<HTMLFormElement>;
  articleId: string | null;
  /** What was typed before is still to be decided about, or the form is being sent. */
  paused: boolean;
}

const unreachable = "The server did not answer.";

/** Keeps what the form holds on the server, a moment after the last change. Nobody else sees it; it is not a revision. */
export function useKeptDraft({ form, articleId, paused }: KeptDraftOptions) {
  const [keeping, setKeeping] = useState<Keeping>({ kind: "nothing" });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const sending = useRef<AbortController | null>(null);
  const pending = useRef(false);
  const stop = useCallback(() => {
    clearTimeout(timer.current);
    sending.current?.abort();
    sending.current = null;
  }, []);
  const send = useCallback(async () => {
    if (form.current === null) return;
    sending.current?.abort();
    const own = new AbortController();
    sending.current = own;
    pending.current = false;
    const answer = await keep(form.current, articleId, own.signal);
    if (own.signal.aborted) return;
    setKeeping(
      answer.message === null
        ? { kind: "kept", at: answer.savedAt ?? "" }
        : { kind: "failed", message: answer.message },
    );
  }, [form, articleId]);
  const sendSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void send(), pause);
  }, [send]);
  useEffect(() => {
    // A text that arrives behind its own saving would be offered as unsaved.
    if (paused) stop();
    else if (pending.current) sendSoon();
    return stop;
  }, [paused, stop, sendSoon]);
  useEffect(() => {
    if (keeping.kind !== "failed" || paused) return undefined;
    const later = setTimeout(() => void send(), again);
    return () => clearTimeout(later);
  }, [keeping, paused, send]);

  const changed = () => {
    pending.current = true;
    setKeeping({ kind: "typing" });
    if (!paused) sendSoon();
  };
  return { keeping, changed, retry: () => void send() };
}

async function keep(
  form: HTMLFormElement,
  articleId: string | null,
  signal: AbortSignal,
): Promise<KeepAnswer> {
  const body = new FormData(form);
  body.set("articleId", articleId ?? "");
  return postKept(body, signal);
}

export async function postKept(body: FormData, signal: AbortSignal): Promise<KeepAnswer> {
  try {
    const response = await fetch("/desk/articles/kept", { method: "POST", body, signal });
    return response.ok ? await response.json() : { savedAt: null, message: unreachable };
  } catch {
    return { savedAt: null, message: unreachable };
  }
}
