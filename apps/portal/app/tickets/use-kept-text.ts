import { useSearchParams } from "@remix-run/react";
import { useEffect, useRef, type RefObject } from "react";

interface Kept {
  text: string;
  at: number;
}

const prefix = "recourse-typed-";
const sentPrefix = "recourse-sent-";
const aWeek = 7 * 24 * 60 * 60 * 1000;

/**
 * Keeps what is typed into a box in this browser until it is sent, so that a reload loses nothing. `name` tells the boxes of all
 * tickets apart; `form` is what `useSent` calls the box's form; `back` is a text that was taken back, which comes before what was typed
 * since.
 */
export function useKeptText(
  name: string,
  form: string,
  back: { body: string } | null = null,
): RefObject<HTMLTextAreaElement> {
  const box = useRef<HTMLTextAreaElement>(null);
  const [searchParams] = useSearchParams();
  const marker = searchParams.get("sent");
  const sent = marker?.startsWith(`${form}-`) === true ? marker : null;
  useEffect(() => {
    const { current } = box;
    if (current === null) return undefined;
    const key = `${prefix}${name}`;
    forgetOld();
    const kept = read(key);
    // The address says what was sent: what was kept is that, the first time.
    if (sent !== null && localStorage.getItem(`${sentPrefix}${name}`) !== sent) {
      localStorage.removeItem(key);
      store(`${sentPrefix}${name}`, sent);
    } else if (back !== null) {
      const since = kept === null || kept.text.trim() === back.body.trim() ? "" : `\n\n${kept.text}`;
      current.value = `${back.body}${since}`;
      store(key, JSON.stringify({ text: current.value, at: Date.now() } satisfies Kept));
    } else if (kept !== null && current.value === "") current.value = kept.text;
    const keep = () => {
      const typed: Kept = { text: current.value, at: Date.now() };
      if (typed.text.trim() === "") localStorage.removeItem(key);
      else store(key, JSON.stringify(typed));
    };
    current.addEventListener("input", keep);
    return () => current.removeEventListener("input", keep);
  }, [name, sent, back]);
  return box;
}

function read(key: string): Kept | null {
  try {
    const kept: Partial<Kept> | null = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof kept?.text === "string" && typeof kept.at === "number"
      ? { text: kept.text, at: kept.at }
      : null;
  } catch {
    return null;
  }
}

/** A full storage keeps nothing, and the box works all the same. */
function store(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    localStorage.removeItem(key);
  }
}

function forgetOld(): void {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
  for (const key of keys.filter((each) => each.startsWith(prefix))) {
    if ((read(key)?.at ?? 0) < Date.now() - aWeek) localStorage.removeItem(key);
  }
}

/** Puts text where the cursor is, as if it had been typed: it can be undone, and is kept. */
export function insertText(box: HTMLTextAreaElement | null, text: string): void {
  if (box === null) return;
  box.focus();
  box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
