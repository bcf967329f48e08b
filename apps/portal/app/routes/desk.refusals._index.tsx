import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { loadRefusals } from "../tickets/load-refusals.desk.server.js";
import { RefusalFilterForm } from "../tickets/refusal-filter-form.js";
import { RefusalList } from "../tickets/refusal-list.js";
import { EmptyState } from "../ui/empty-state.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Refusals", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadRefusals(args);
}

export default function Refusals() {
  const page = useLoaderData<typeof loader>();
  const { contested, reason, account, from, to } = page.filters;
  const narrowed = [contested, reason, account, from, to].some((each) => each !== null);
  return (
    <>
      <PageHeader
        title="Refusals"
        lead="Requests that did not become a ticket, what people were told, and what became of them."
      />
      <RefusalFilterForm page={page} />
      {page.refusals.length > 0 ? (
        <RefusalList page={page} />
      ) : contested === "OPEN" ? (
        <EmptyState title="No contest waits">Every refusal that was contested has its answer.</EmptyState>
      ) : narrowed ? (
        <EmptyState title="None of these">No refusal fits. Take a filter away.</EmptyState>
      ) : (
        <EmptyState title="Nothing was refused">Every request so far became a ticket.</EmptyState>
      )}
      <Pagination pageInfo={page.pageInfo} soft />
    </>
  );
}
