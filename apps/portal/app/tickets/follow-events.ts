/** What an event tells of a ticket: its id, and to staff what happened; everything else is asked for. */
export interface TicketNews {
  ticketId: string;
  /** Of the ticket by then; null where nothing of the ticket itself changed. Left out for customers. */
  version?: number | null;
  what?: string;
}

interface Follower {
  /** Something happened to a ticket. */
  ticket(news: TicketNews): void;
  /** Who is there has changed. */
  presence?(news: TicketNews): void;
  /** Something may have happened that was not heard of. */
  refetch(): void;
}

const tick = 30_000;
/** Without any event the page is loaded again after so many ticks: an event may have been lost. */
const patience = 4;

/**
 * Follows an address of server-sent events while the page is looked at; a page in the background holds no connection, as browsers give
 * a site six of them. Where there are no events to be had, `refetch` is called now and then instead. Returns how to stop.
 */
export function followEvents(address: string, follower: Follower): () => void {
  let source: EventSource | null = null;
  let quiet = 0;

  const read = (act: ((news: TicketNews) => void) | undefined) => (event: MessageEvent<string>) => {
    const news: TicketNews = JSON.parse(event.data);
    act?.(news);
  };
  const refetch = () => {
    quiet = 0;
    follower.refetch();
  };
  const open = () => {
    if (source !== null || typeof EventSource === "undefined") return;
    source = new EventSource(address);
    source.addEventListener("ticket", read(follower.ticket));
    source.addEventListener("presence", read(follower.presence));
    source.addEventListener("refetch", refetch);
  };
  const close = () => {
    source?.close();
    source = null;
  };
  const look = () => {
    if (document.visibilityState === "hidden") {
      close();
    } else {
      open();
      refetch();
    }
  };
  const timer = setInterval(() => {
    if (document.visibilityState === "hidden") return;
    // Refused for good, as to somebody who has too many pages open: asked again with each tick.
    if (source?.readyState === EventSource.CLOSED) close();
    quiet += 1;
    if (source?.readyState !== EventSource.OPEN || quiet >= patience) refetch();
    open();
  }, tick);

  if (document.visibilityState !== "hidden") open();
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", close);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("pagehide", close);
    close();
  };
}
