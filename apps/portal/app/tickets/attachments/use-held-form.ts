import { useEffect, useRef, useState, type RefObject } from "react";
import { isUnderWay, type Upload } from "./upload-queue.js";

/**
 * Holds the form that the element stands in while files are on their way, and sends it by the same button once they are there. A file that
 * failed holds it until somebody says what becomes of it, so that no message goes without a file that its writer believes in it.
 */
export function useHeldForm(inside: RefObject<HTMLElement>, uploads: readonly Upload[]): boolean {
  const [held, setHeld] = useState(false);
  const heldFor = useRef<{ submitter: HTMLElement | null } | null>(null);
  const underWay = uploads.some(isUnderWay);
  const failed = uploads.some(({ state }) => state === "failed");

  useEffect(() => {
    const form = inside.current?.closest("form") ?? null;
    const hold = (event: SubmitEvent) => {
      if (!underWay && !failed) return;
      event.preventDefault();
      // Nobody else hears of it.
      event.stopImmediatePropagation();
      if (!underWay) return;
      heldFor.current = { submitter: event.submitter };
      setHeld(true);
    };
    form?.addEventListener("submit", hold, { capture: true });
    return () => form?.removeEventListener("submit", hold, { capture: true });
  }, [inside, underWay, failed]);

  if (held && !underWay) setHeld(false);
  useEffect(() => {
    const waiting = heldFor.current;
    if (waiting === null || underWay) return;
    heldFor.current = null;
    if (!failed) inside.current?.closest("form")?.requestSubmit(waiting.submitter);
  }, [inside, underWay, failed]);

  return held;
}
