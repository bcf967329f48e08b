import { useEffect, useState } from "react";

export interface KeyBinding {
  /** As `KeyboardEvent.key` gives it. */
  key: string;
  /** What it does, for the list of keys. */
  does: string;
  run: () => void;
}

/** Those of the page that is shown, for the palette of commands. */
const shown = new Set<KeyBinding[]>();

export function shownBindings(): KeyBinding[] {
  return [...shown].flat();
}

const storageKey = "recourse-desk-keys";

/**
 * Single keys for what the desk does all day. They can be turned off, since speech input and shaky hands set them off by accident
 * (WCAG 2.1.4); that is kept in this browser.
 */
export function useKeys(bindings: KeyBinding[]): { on: boolean; turn: (on: boolean) => void } {
  const [on, setOn] = useState(true);
  useEffect(() => {
    // Read after hydration: the server cannot know it.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setOn(localStorage.getItem(storageKey) !== "off");
  }, []);
  useEffect(() => {
    shown.add(bindings);
    return () => void shown.delete(bindings);
  }, [bindings]);
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const binding = bindings.find(({ key }) => key === event.key);
      if (binding === undefined) return;
      event.preventDefault();
      binding.run();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [bindings, on]);
  const turn = (next: boolean) => {
    localStorage.setItem(storageKey, next ? "on" : "off");
    setOn(next);
  };
  return { on, turn };
}

function isTyping({ target, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return true;
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null
  );
}

/** Focuses the next or previous of the elements that match, from the focused one or from the start. */
export function moveFocus(selector: string, by: 1 | -1): void {
  const elements = [...document.querySelectorAll<HTMLElement>(selector)];
  const at = elements.findIndex((element) => element === document.activeElement);
  const next = at === -1 ? 0 : Math.min(Math.max(at + by, 0), elements.length - 1);
  elements[next]?.focus();
}
