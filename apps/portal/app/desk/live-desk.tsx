import { useRevalidator } from "@remix-run/react";
import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from "react";
import { followEvents, type TicketNews } from "../tickets/follow-events.js";

interface Hearer {
  ticket?: (news: TicketNews) => void;
  presence?: (news: TicketNews) => void;
  refetch?: () => void;
}

const LiveContext = createContext<Set<Hearer> | null>(null);

/** One connection for all of the desk, over whatever pages one goes. */
export function LiveDesk({ children }: { children: ReactNode }) {
  const hearers = useMemo(() => new Set<Hearer>(), []);
  useEffect(
    () =>
      followEvents("/desk/events", {
        ticket: (news) => hearers.forEach((each) => each.ticket?.(news)),
        presence: (news) => hearers.forEach((each) => each.presence?.(news)),
        refetch: () => hearers.forEach((each) => each.refetch?.()),
      }),
    [hearers],
  );
  return <LiveContext.Provider value={hearers}>{children}</LiveContext.Provider>;
}

/** Calls what was given last, for as long as the component is there. */
export function useHear(hearer: Hearer): void {
  const hearers = useContext(LiveContext);
  const latest = useRef(hearer);
  useEffect(() => {
    latest.current = hearer;
  });
  useEffect(() => {
    const own: Hearer = {
      ticket: (news) => latest.current.ticket?.(news),
      presence: (news) => latest.current.presence?.(news),
      refetch: () => latest.current.refetch?.(),
    };
    hearers?.add(own);
    return () => void hearers?.delete(own);
  }, [hearers]);
}

/** Many tickets change at once when a defect is fixed: a list is loaded again once for all of them. */
const together = 400;

/** For pages that show many tickets: loaded again when any of them changed. */
export function useLiveTickets(): void {
  const { revalidate } = useRevalidator();
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => () => void (timer.current !== null && clearTimeout(timer.current)), []);
  useHear({
    ticket({ what }) {
      // No list shows notes.
      if (what === "note_added") return;
      timer.current ??= setTimeout(() => {
        timer.current = null;
        revalidate();
      }, together);
    },
    refetch: revalidate,
  });
}

/** For the page of one ticket: loaded again when it is older than what was heard. */
export function useLiveTicket({ id, version }: { id: string; version: number }): void {
  const { revalidate } = useRevalidator();
  useHear({
    ticket(news) {
      const isNews = news.what === "note_added" || news.what === "replied" || (news.version ?? 0) > version;
      if (news.ticketId === id && isNews) revalidate();
    },
    refetch: revalidate,
  });
}
