/** The lists of queries, with what is said where one is empty. */
export const searchOrders = [
  { order: "NO_HITS", title: "Nothing found", empty: "Every search of this time found something." },
  {
    order: "NO_CLICK",
    title: "Nothing opened",
    empty: "From every search of this time that found something, something was opened.",
  },
  { order: "TICKETS", title: "Then asked us", empty: "No ticket of this time was opened after a search." },
  { order: "SEARCHES", title: "All", empty: "Nobody searched in this time." },
] as const;

export type SearchOrder = (typeof searchOrders)[number]["order"];

export function readOrder(given: string | null): SearchOrder {
  return searchOrders.find(({ order }) => order === given?.toUpperCase())?.order ?? "NO_HITS";
}
