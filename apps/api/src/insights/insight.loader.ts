import {
  answeredTickets,
  articlesOfTickets,
  deskArticlesByIds,
  gapSamples,
  gapsOfArticles,
  openFeedbackCounts,
  searchesBefore,
  ticketsByIds,
  ticketsOfArticles,
  type ArticleTicket,
  type CoreDeps,
  type Gap,
  type GapSample,
  type SearchBefore,
  type Ticket,
} from "@recourse/core";
import DataLoader from "dataloader";
import { byId } from "../graphql/batch.js";

/** Questions of a gap that a list shows. */
const SAMPLES = 5;

/** A loader of the rows that belong to each key, in their order. */
function grouped<Row>(
  query: (keys: readonly string[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string | null,
): DataLoader<string, Row[]> {
  return new DataLoader(async (keys) => {
    const rows = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await query(keys)) rows.get(keyOf(row) ?? "")?.push(row);
    return keys.map((key) => rows.get(key) ?? []);
  });
}

/** What the desk learned of the articles, tickets and gaps of one request. */
export function createInsightLoaders({ db }: CoreDeps) {
  return {
    searchesBefore: new DataLoader<Ticket, SearchBefore[], string>(
      async (tickets) => {
        const rows = await searchesBefore(db, tickets);
        return tickets.map(({ id }) => rows.filter(({ ticketId }) => ticketId === id));
      },
      { cacheKeyFn: ({ id }) => id },
    ),
    articlesOfTicket: grouped<ArticleTicket>(
      (ids) => articlesOfTickets(db, ids),
      ({ ticketId }) => ticketId,
    ),
    ticketsOfArticle: grouped<ArticleTicket>(
      (ids) => ticketsOfArticles(db, ids),
      ({ articleId }) => articleId,
    ),
    isAnswered: new DataLoader<string, boolean>(async (ticketIds) => {
      const answered = await answeredTickets(db, ticketIds);
      return ticketIds.map((id) => answered.has(id));
    }),
    deskArticle: byId((ids) => deskArticlesByIds(db, ids)),
    deskTicket: byId((ids) => ticketsByIds(db, ids)),
    openFeedback: new DataLoader<string, number>(async (articleIds) => {
      const counts = await openFeedbackCounts(db, articleIds);
      return articleIds.map((id) => counts.get(id) ?? 0);
    }),
    gapSamples: grouped<GapSample>(
      (ids) => gapSamples(db, ids, SAMPLES),
      ({ gapId }) => gapId,
    ),
    gapsOfArticle: grouped<Gap>(
      (ids) => gapsOfArticles(db, ids),
      ({ articleId }) => articleId,
    ),
  };
}
