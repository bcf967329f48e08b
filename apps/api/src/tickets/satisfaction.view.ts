import type { SatisfactionRating as RatingRow } from "@recourse/core";
import { globalId } from "../graphql/global-id.js";
import type { SatisfactionRating } from "./satisfaction.type.js";

/** A rating, for whoever may see it. */
export function ratingView({ id, updatedAt: at, ...row }: RatingRow): SatisfactionRating {
  const { personId, ticketId, staffId, rating, words, solvedAt } = row;
  return { id: globalId("SatisfactionRating", id), personId, ticketId, staffId, rating, words, at, solvedAt };
}
