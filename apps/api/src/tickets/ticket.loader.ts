import {
  decisionsByIds,
  queuePlaces,
  readsTicket,
  ticketsByIds,
  timelineBeginnings,
  type Actor,
  type CoreDeps,
  type Page,
  type TimelineItem,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

/** What belongs to the tickets of one request. */
export function createTicketLoaders({ db, clock }: CoreDeps, actor: Actor) {
  const beginnings = new Map<number, DataLoader<string, Page<TimelineItem>>>();
  return {
    decision: byId((ids) => decisionsByIds(db, ids)),
    readableTicket: byId(async (ids) =>
      (await ticketsByIds(db, ids)).filter((ticket) => readsTicket(actor, ticket)),
    ),
    queuePlace: new DataLoader<string, number | null>(async (ids) => {
      const places = await queuePlaces(db, ids);
      return ids.map((id) => places.get(id) ?? null);
    }),
    /** First pages of timelines, of one size. */
    timelineBeginning(first: number): DataLoader<string, Page<TimelineItem>> {
      const loader =
        beginnings.get(first) ??
        new DataLoader<string, Page<TimelineItem>>(async (ids) => {
          const pages = await timelineBeginnings(db, actor, ids, { first, at: clock.now() });
          return ids.map((id) => pages.get(id) ?? { rows: [], hasMore: false });
        });
      beginnings.set(first, loader);
      return loader;
    },
  };
}
