import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileText } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { ArticleTable } from "../insights/article-table.js";
import { InsightsFrame } from "../insights/insights-frame.js";
import { loadArticleInsights } from "../insights/load-insights.desk.server.js";
import { EmptyState } from "../ui/empty-state.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Articles – insights", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadArticleInsights(args);
}

export default function DeskArticleInsights() {
  const { days, articles, pageInfo } = useLoaderData<typeof loader>();
  return (
    <InsightsFrame title="Articles" days={days}>
      {articles.length === 0 ? (
        <EmptyState icon={FileText} title="Nothing was read">
          No article was read or voted on in the last {days} days.
        </EmptyState>
      ) : (
        <ArticleTable caption="Articles, most read first" articles={articles} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </InsightsFrame>
  );
}
