import { useEffect, useRef, useState } from "react";
import { useHear } from "../desk/live-desk.js";
import type { Others } from "./tell-presence.desk.server.js";

type Activity = "viewing" | "replying" | "noting";

/** They are forgotten after 30 seconds. */
const stillHere = 12_000;
/** Who has not typed for so long only looks. */
const pause = 8_000;

/** Tells colleagues that one is at this ticket and what one does, and learns who else is. */
export function usePresence(ticketId: string): Others {
  const [others, setOthers] = useState<Others>([]);
  const activity = useRef<Activity>("viewing");
  const say = useRef<() => void>(() => undefined);

  useEffect(() => {
    let stopped = false;
    let quiet: ReturnType<typeof setTimeout> | null = null;
    const tell = async () => {
      if (document.visibilityState === "hidden") return;
      const answer = await post(ticketId, activity.current);
      if (!stopped && answer !== null) setOthers(answer);
    };
    const leave = () => void post(ticketId, null);
    const become = (next: Activity) => {
      if (activity.current === next) return;
      activity.current = next;
      void tell();
    };
    const onInput = ({ target }: Event) => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      become(target.id === "note" ? "noting" : "replying");
      if (quiet !== null) clearTimeout(quiet);
      quiet = setTimeout(() => become("viewing"), pause);
    };
    const onVisibility = () => {
      if (document.visibilityState === "hidden") leave();
      else void tell();
    };
    say.current = () => void tell();
    void tell();
    const timer = setInterval(() => void tell(), stillHere);
    document.addEventListener("input", onInput);
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", leave);
    return () => {
      stopped = true;
      clearInterval(timer);
      if (quiet !== null) clearTimeout(quiet);
      document.removeEventListener("input", onInput);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [ticketId]);

  useHear({ presence: (news) => void (news.ticketId === ticketId && say.current()) });
  return others;
}

async function post(ticketId: string, activity: Activity | null): Promise<Others | null> {
  try {
    const response = await fetch("/desk/tickets/presence", {
      method: "POST",
      body: new URLSearchParams({ ticketId, activity: activity ?? "" }),
      keepalive: true,
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
