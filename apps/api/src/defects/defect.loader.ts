import {
  affectedAccounts,
  articlesByIds,
  broadcastReach,
  broadcastsOfDefects,
  defectsByIds,
  defectsOfTickets,
  defectsWithFixUnderWay,
  knownIssuesByIds,
  knownIssuesOfArticles,
  reportedIssues,
  ticketsAskedAboutFix,
  type Actor,
  type BroadcastReach,
  type CoreDeps,
  type FixBroadcast,
  type KnownIssue,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

/** Known issues that an article tells of. */
const TOLD_BY_ARTICLES = 3;
/** Messages about a fix that the desk shows of a defect. */
const SHOWN_BROADCASTS = 3;

/** Whether each id is among those that the query answers. */
function among(query: (ids: readonly string[]) => Promise<Set<string>>): DataLoader<string, boolean> {
  return new DataLoader(async (ids) => {
    const found = await query(ids);
    return ids.map((id) => found.has(id));
  });
}

/** What belongs to the defects, and to the defects of the tickets and articles, of one request. */
export function createDefectLoaders({ db }: CoreDeps, actor: Actor) {
  return {
    knownIssue: byId((ids) => knownIssuesByIds(db, ids)),
    defect: byId((ids) => defectsByIds(db, actor, ids)),
    /** Null for what the viewer may not read, as in the next. */
    visibleArticle: byId((ids) => articlesByIds(db, actor, ids)),
    affectedAccounts: new DataLoader<string, number>(async (ids) => {
      const counts = await affectedAccounts(db, ids);
      return ids.map((id) => counts.get(id) ?? 0);
    }),
    isReported: among((ids) => reportedIssues(db, actor, ids)),
    isFixUnderWay: among((ids) => defectsWithFixUnderWay(db, ids)),
    isAskedAboutFix: among((ids) => ticketsAskedAboutFix(db, ids)),
    knownIssuesOfArticle: new DataLoader<string, KnownIssue[]>(async (articleIds) => {
      const rows = await knownIssuesOfArticles(db, articleIds, TOLD_BY_ARTICLES);
      return articleIds.map((id) => rows.filter(({ articleId }) => articleId === id));
    }),
    defectOfTicket: new DataLoader<string, string | null>(async (ticketIds) => {
      const links = new Map(
        (await defectsOfTickets(db, ticketIds)).map(({ ticketId, defectId }) => [ticketId, defectId]),
      );
      return ticketIds.map((id) => links.get(id) ?? null);
    }),
    broadcastsOfDefect: new DataLoader<string, FixBroadcast[]>(async (defectIds) => {
      const rows = await broadcastsOfDefects(db, defectIds, SHOWN_BROADCASTS);
      return defectIds.map((id) => rows.filter(({ defectId }) => defectId === id));
    }),
    broadcastReach: new DataLoader<string, BroadcastReach | null>(async (ids) => {
      const reach = new Map((await broadcastReach(db, ids)).map((each) => [each.broadcastId, each]));
      return ids.map((id) => reach.get(id) ?? null);
    }),
  };
}
