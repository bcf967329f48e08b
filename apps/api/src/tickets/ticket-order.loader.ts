import {
  countQueues,
  goesOnIn,
  linksOfTickets,
  mergedInto,
  tagsByIds,
  tagsOfTickets,
  tagUses,
  type Actor,
  type CoreDeps,
  type Tag,
  type TicketLink,
  type ViewFilter,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

/** A loader of what there may be several or none of, for each ticket. */
function listOf<Value>(
  query: (ids: readonly string[]) => Promise<Map<string, Value[]>>,
): DataLoader<string, Value[]> {
  return new DataLoader(async (ids) => {
    const found = await query(ids);
    return ids.map((id) => found.get(id) ?? []);
  });
}

/** Tags, links and merges of the tickets of one request. */
export function createTicketOrderLoaders({ db }: CoreDeps, actor: Actor) {
  return {
    tag: byId((ids) => tagsByIds(db, ids)),
    tags: listOf<Tag>((ids) => tagsOfTickets(db, ids)),
    tagUse: new DataLoader<string, number>(async (ids) => {
      const uses = await tagUses(db, ids);
      return ids.map((id) => uses.get(id) ?? 0);
    }),
    viewCount: new DataLoader<ViewFilter, number>((filters) => countQueues(db, actor, filters)),
    links: listOf<TicketLink>((ids) => linksOfTickets(db, ids)),
    mergedTickets: listOf<string>((ids) => mergedInto(db, ids)),
    /** Where a merged ticket goes on. */
    goesOnIn: new DataLoader<string, string | null>(async (ids) => {
      const ends = await goesOnIn(db, ids);
      return ids.map((id) => ends.get(id) ?? null);
    }),
    /** One that the viewer may read: null for every other. */
  };
}
