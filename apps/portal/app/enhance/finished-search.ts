/** Tells that a search as somebody typed has come to an end. The page may be left meanwhile. */
export function tellFinished(receipt: string, channel: "SUGGESTIONS" | "TICKET_FORM"): void {
  navigator.sendBeacon("/search/finished", new URLSearchParams({ receipt, channel }));
}
