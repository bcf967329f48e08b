import { decisionsByIds, queuePlaces, type CoreDeps } from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

/** What belongs to the tickets of one request. */
export function createTicketLoaders({ db }: CoreDeps) {
  return {
    decision: byId((ids) => decisionsByIds(db, ids)),
    queuePlace: new DataLoader<string, number | null>(async (ids) => {
      const places = await queuePlaces(db, ids);
      return ids.map((id) => places.get(id) ?? null);
    }),
  };
}
