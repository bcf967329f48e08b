import { dateAt } from "@recourse/policy";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { pageOf, type Page } from "../page.js";
import { countsOf, firstSingleDay, type Period } from "./period.js";
import { refuseInsights } from "./refuse-insights.js";

export const searchInsightOrders = ["searches", "no_hits", "no_click", "tickets"] as const;
/** All queries by how often; those without a hit; those with hits and no click; those that tickets were opened after. */
export type SearchInsightOrder = (typeof searchInsightOrders)[number];

/** What was searched for, over a period. */
export interface SearchInsight {
  query: string;
  searches: number;
  /** Different ones, at least: of the day or week with the most. */
  actors: number;
  noHits: number;
  opened: number;
  noClick: number;
  tickets: number;
}

/** Where the list goes on: behind this one. `value` is what the order counts. */
export interface SearchInsightPosition {
  value: number;
  query: string;
}

const VALUES = {
  searches: "searches",
  no_hits: '"noHits"',
  no_click: '"noClick"',
  tickets: "tickets",
} as const satisfies Record<SearchInsightOrder, string>;

/** The column of a row that the order counts. */
export function valueOf(row: SearchInsight, order: SearchInsightOrder): number {
  switch (order) {
    case "searches":
      return row.searches;
    case "no_hits":
      return row.noHits;
    case "no_click":
      return row.noClick;
    case "tickets":
      return row.tickets;
  }
}

export interface SearchInsightsRequest extends Period {
  order: SearchInsightOrder;
  first: number;
  after?: SearchInsightPosition | null;
}

/** Queries of a period, the most of what the order counts first. Staff alone; others get an empty page. */
export async function listSearchInsights(
  { db, clock, policy }: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  { from, to, order, first, after }: SearchInsightsRequest,
): Promise<Page<SearchInsight>> {
  if (refuseInsights(actor) !== null) {
    return { rows: [], hasMore: false };
  }
  const value = VALUES[order];
  const cut = firstSingleDay(dateAt(policy.zone, clock.now().getTime()));
  const rows = await db.query<SearchInsight[]>(
    `select * from (
       select query, sum(searches)::bigint as searches, max(actors) as actors, sum(no_hits)::bigint as "noHits",
         sum(opened)::bigint as opened, greatest(sum(searches) - sum(no_hits) - sum(opened), 0)::bigint as "noClick",
         sum(tickets)::bigint as tickets
       from search_counts where query <> '' and ${countsOf("$1", "$2", "$3")} group by query
     ) q
     where ${value} > 0 and ($4::bigint is null or ${value} < $4 or (${value} = $4 and query > $5))
     order by ${value} desc, query limit $6`,
    [from, to, cut, after?.value ?? null, after?.query ?? null, first + 1],
  );
  return pageOf(rows, first);
}
