import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { loadRefusals } from "../tickets/load-refusals.desk.server.js";
import { RefusalList } from "../tickets/refusal-list.js";
import { EmptyState } from "../ui/empty-state.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Refusals", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadRefusals(args);
}

export default function Refusals() {
  const { refusals, pageInfo } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Refusals" lead="Requests that did not become a ticket, and what people were told." />
      {refusals.length === 0 ? (
        <EmptyState title="Nothing was refused">Every request so far became a ticket.</EmptyState>
      ) : (
        <RefusalList refusals={refusals} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
