import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useFreshData } from "../desk/use-fresh-data.js";
import { pageMeta } from "../frame/page-meta.js";
import { loadSearchIndexes } from "../search/load-search-index.desk.server.js";
import { adapterName, SearchIndexCard } from "../search/search-index-card.js";
import { tendSearchIndex } from "../search/tend-search-index.desk.server.js";
import { Callout } from "../ui/callout.js";
import { PageHeader } from "../ui/page-header.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Search indexes", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadSearchIndexes(args);
}

export async function action(args: ActionFunctionArgs) {
  const answer = await tendSearchIndex(args, await args.request.formData());
  return data(answer, { status: answer.ok ? 200 : 422 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function SearchIndexes() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFreshData();
  return (
    <>
      <PageHeader
        title="Search indexes"
        lead={`${adapterName(page.inUse)} answers searches now. What search finds is kept beside the articles, and can be built anew from them at any time.`}
      />
      {answer !== undefined && (
        <Callout tone={answer.ok ? "good" : "stop"} live className="mb-5">
          {answer.message}
        </Callout>
      )}
      {page.degradedReason != null && (
        <Callout tone="wait" title="Searches run on the reserve" className="mb-5">
          {page.degradedReason} PostgreSQL answers until it is well again.
        </Callout>
      )}
      <div className="grid gap-6">
        {page.indexes.map((index) => (
          <SearchIndexCard
            key={index.adapter}
            index={index}
            inUse={index.adapter === page.inUse}
            can={page.viewerCan}
          />
        ))}
      </div>
    </>
  );
}
