import type { EntityManager } from "typeorm";
import { newId } from "../id.js";
import { RevisionReview } from "./revision-review.entity.js";

/** Keeps a verdict beside the change of state that follows from it. */
export async function writeReview(tx: EntityManager, review: Omit<RevisionReview, "id">): Promise<void> {
  await tx.insert(RevisionReview, { id: newId(review.createdAt), ...review });
}
