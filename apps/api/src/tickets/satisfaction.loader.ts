import {
  ownRatings,
  ratingsOfTickets,
  readsTicket,
  ticketsByIds,
  type Actor,
  type CoreDeps,
  type SatisfactionRating,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

/** What customers said of the tickets of one request. */
export function createSatisfactionLoaders({ db }: CoreDeps, actor: Actor) {
  return {
    ownRating: new DataLoader<string, SatisfactionRating | null>(async (ids) => {
      const said = await ownRatings(db, actor, ids);
      return ids.map((id) => said.get(id) ?? null);
    }),
    ratings: new DataLoader<string, SatisfactionRating[]>(async (ids) => {
      const said = await ratingsOfTickets(db, actor, ids);
      return ids.map((id) => said.get(id) ?? []);
    }),
    ratedTicket: byId(async (ids) =>
      (await ticketsByIds(db, ids)).filter((ticket) => readsTicket(actor, ticket)),
    ),
  };
}
