import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { InsightsFrame } from "../insights/insights-frame.js";
import { loadSearchInsights } from "../insights/load-insights.desk.server.js";
import { insightsHref } from "../insights/period.js";
import { searchOrders } from "../insights/search-orders.js";
import { SearchTable } from "../insights/search-table.js";
import { EmptyState } from "../ui/empty-state.js";
import { FilterLinks } from "../ui/filter-links.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Searches – insights", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadSearchInsights(args);
}

export default function DeskSearches() {
  const { days, order, searches, pageInfo } = useLoaderData<typeof loader>();
  const chosen = searchOrders.find((each) => each.order === order);
  return (
    <InsightsFrame title="Searches" days={days} keep={{ order: order.toLowerCase() }}>
      <FilterLinks
        label="What became of them"
        links={searchOrders.map((each) => ({
          href: insightsHref("/desk/insights/searches", days, { order: each.order.toLowerCase() }),
          title: each.title,
          current: each.order === order,
        }))}
      />
      {searches.length === 0 ? (
        <EmptyState icon={Search} title="No such search">
          {chosen?.empty}
        </EmptyState>
      ) : (
        <SearchTable caption={chosen?.title ?? "Searches"} searches={searches} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </InsightsFrame>
  );
}
