import { useEffect, type RefObject } from "react";

/** Ctrl+S, or ⌘S on a Mac, presses a button instead of saving the page to disk. */
export function useSaveKey(button: RefObject<HTMLButtonElement>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const save = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "s";
      if (!save) return;
      event.preventDefault();
      button.current?.click();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [button]);
}
