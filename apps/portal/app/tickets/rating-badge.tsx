import { Badge } from "../ui/badge.js";

export function RatingBadge({ rating }: { rating: "GOOD" | "BAD" }) {
  return rating === "GOOD" ? <Badge tone="good">Good</Badge> : <Badge tone="stop">Bad</Badge>;
}
