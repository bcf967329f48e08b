import { useEffect, useRef, useState, type RefObject } from "react";
import { pastedName } from "./upload-queue.js";

/** Takes files that are dropped onto the element or pasted into it. True while some are held over it. */
export function useGivenFiles(target: RefObject<HTMLElement>, take: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const taker = useRef(take);
  useEffect(() => {
    taker.current = take;
  }, [take]);

  useEffect(() => {
    const element = target.current;
    const listening = new AbortController();
    const on = { signal: listening.signal };
    element?.addEventListener("paste", (event) => pasteFiles(event, (files) => taker.current(files)), on);
    element?.addEventListener("dragover", (event) => setOver(bringsFiles(event)), on);
    element?.addEventListener("dragleave", () => setOver(false), on);
    element?.addEventListener(
      "drop",
      (event) => {
        setOver(false);
        taker.current([...(event.dataTransfer?.files ?? [])]);
      },
      on,
    );
    // Dropped beside the element, a file would take the page's place, and what was typed with it.
    const stay = (event: DragEvent) => {
      if (bringsFiles(event)) event.preventDefault();
    };
    window.addEventListener("dragover", stay, on);
    window.addEventListener("drop", stay, on);
    return () => listening.abort();
  }, [target]);

  return over;
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") === true;
}

function pasteFiles(event: ClipboardEvent, take: (files: File[]) => void): void {
  const { clipboardData } = event;
  const pasted = [...(clipboardData?.files ?? [])];
  // Text that was copied in an office program comes with a picture of itself.
  if (pasted.length === 0 || clipboardData?.types.includes("text/plain") === true) return;
  event.preventDefault();
  const time = new Date().toLocaleTimeString("en-GB");
  take(pasted.map((file) => new File([file], pastedName(file, time), { type: file.type })));
}
