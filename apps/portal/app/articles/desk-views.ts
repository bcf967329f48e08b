/** Lists that are not about a state. */
export const deskViews = [
  { view: "waiting", title: "Waiting for your review" },
  { view: "scheduled", title: "Scheduled" },
] as const;
