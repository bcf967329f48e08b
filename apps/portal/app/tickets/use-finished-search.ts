import { useEffect, useRef } from "react";
import { tellFinished } from "../enhance/finished-search.js";

/** Tells, when the page is left without the form being sent, that what was typed last was searched for. The form tells it by itself. */
export function useFinishedSearch(receipt: string | null, sending: boolean): void {
  const latest = useRef<string | null>(null);
  useEffect(() => {
    latest.current = sending ? null : receipt;
  }, [receipt, sending]);
  useEffect(() => {
    const leave = () => {
      if (latest.current !== null) tellFinished(latest.current, "TICKET_FORM");
      latest.current = null;
    };
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);
}
