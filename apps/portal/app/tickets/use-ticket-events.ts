import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { followEvents } from "./follow-events.js";

/** A customer's ticket is loaded again when there is something new for them on it. */
export function useTicketEvents(ticketId: string): void {
  const { revalidate } = useRevalidator();
  useEffect(
    () =>
      followEvents(`/tickets/events?${new URLSearchParams({ ticket: ticketId })}`, {
        ticket: revalidate,
        refetch: revalidate,
      }),
    [ticketId, revalidate],
  );
}
