import { graphql } from "../gql/desk/index.js";
import type { SearchInsightOrder } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";
import { pageTrail } from "../ui/page-trail.js";
import { lastDays, readLength } from "./period.js";
import { readOrder } from "./search-orders.js";

const ZoneDocument = graphql(`
  query InsightsZone {
    supportPolicy {
      hours {
        zone
        zoneName
      }
    }
  }
`);

const InsightsDocument = graphql(`
  query Insights($from: LocalDate!, $to: LocalDate!) {
    insights(from: $from, to: $to) {
      countedAt
      days {
        day
        searches
        noHits
        opened
        degraded
        tickets
        views
      }
      deflection {
        sessions
        deflected
        asked
        leftUnopened
        pending
      }
    }
    noHits: searchInsights(from: $from, to: $to, order: NO_HITS, first: 5) {
      nodes {
        ...SearchInsightFields
      }
    }
    noClick: searchInsights(from: $from, to: $to, order: NO_CLICK, first: 5) {
      nodes {
        ...SearchInsightFields
      }
    }
    tickets: searchInsights(from: $from, to: $to, order: TICKETS, first: 5) {
      nodes {
        ...SearchInsightFields
      }
    }
    articleInsights(from: $from, to: $to, first: 5) {
      nodes {
        ...ArticleInsightFields
      }
    }
    gapCounts {
      state
      count
    }
  }

  fragment SearchInsightFields on SearchInsight {
    query
    searches
    actors
    noHits
    opened
    noClick
    tickets
  }

  fragment ArticleInsightFields on ArticleInsight {
    articleId
    slug
    title
    views
    helpful
    notHelpful
  }
`);

const SearchInsightsDocument = graphql(`
  query SearchInsights($from: LocalDate!, $to: LocalDate!, $order: SearchInsightOrder, $after: String) {
    searchInsights(from: $from, to: $to, order: $order, first: 30, after: $after) {
      nodes {
        ...SearchInsightFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const ArticleInsightsDocument = graphql(`
  query ArticleInsights($from: LocalDate!, $to: LocalDate!, $after: String) {
    articleInsights(from: $from, to: $to, first: 30, after: $after) {
      nodes {
        ...ArticleInsightFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The period that the address asks for, up to today in the zone of the policy. */
async function periodOf(asked: Asked) {
  const { searchParams } = new URL(asked.request.url);
  const { hours } = (await askDesk(asked, ZoneDocument)).supportPolicy;
  const days = readLength(searchParams);
  return { searchParams, days, zoneName: hours.zoneName, period: lastDays(days, hours.zone, new Date()) };
}

/** What the desk learned in a period, in numbers and the beginnings of its lists. */
export async function loadInsights(asked: Asked) {
  const { days, zoneName, period } = await periodOf(asked);
  const { insights, noHits, noClick, tickets, articleInsights, gapCounts } = await askDesk(
    asked,
    InsightsDocument,
    period,
  );
  const total = (name: "searches" | "noHits" | "opened" | "degraded" | "tickets" | "views") =>
    insights.days.reduce((sum, day) => sum + day[name], 0);
  return {
    days,
    zoneName,
    insights,
    totals: {
      searches: total("searches"),
      noHits: total("noHits"),
      opened: total("opened"),
      degraded: total("degraded"),
      tickets: total("tickets"),
      views: total("views"),
    },
    lists: { noHits: noHits.nodes, noClick: noClick.nodes, tickets: tickets.nodes },
    articles: articleInsights.nodes,
    openGaps: gapCounts.find(({ state }) => state === "OPEN")?.count ?? 0,
  };
}

export type InsightsPage = Awaited<ReturnType<typeof loadInsights>>;

/** Queries of a period, a page of them. */
export async function loadSearchInsights(asked: Asked) {
  const { searchParams, days, period } = await periodOf(asked);
  const order: SearchInsightOrder = readOrder(searchParams.get("order"));
  const { after } = pageTrail(searchParams);
  const { searchInsights } = await askDesk(asked, SearchInsightsDocument, { ...period, order, after });
  return { days, order, searches: searchInsights.nodes, pageInfo: searchInsights.pageInfo };
}

/** Articles of a period, a page of them. */
export async function loadArticleInsights(asked: Asked) {
  const { searchParams, days, period } = await periodOf(asked);
  const { after } = pageTrail(searchParams);
  const { articleInsights } = await askDesk(asked, ArticleInsightsDocument, { ...period, after });
  return { days, articles: articleInsights.nodes, pageInfo: articleInsights.pageInfo };
}
