import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { InsightsPage } from "../insights/insights-page.js";
import { loadInsights } from "../insights/load-insights.desk.server.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Insights", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadInsights(args);
}

export default function DeskInsights() {
  return <InsightsPage page={useLoaderData<typeof loader>()} />;
}
