import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { loadOwnRefusals } from "../tickets/load-own-refusals.server.js";
import { OwnRefusalList } from "../tickets/own-refusal-list.js";
import { TicketViews } from "../tickets/ticket-filters.js";
import { LinkButton } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const handle = { hydrate: true };

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Refused requests", index: false });

export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args);
  return loadOwnRefusals(args);
}

export default function OwnRefusals() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Tickets"
        actions={
          <LinkButton href="/tickets/new" tone="primary" soft>
            Open a ticket
          </LinkButton>
        }
      />
      <TicketViews current="refused" />
      {page.requests.length === 0 ? (
        <EmptyState icon={CircleCheck} title="Nothing was refused">
          What you ask and we cannot help with stands here, with the reason and what became of it.
        </EmptyState>
      ) : (
        <OwnRefusalList page={page} />
      )}
      <Pagination pageInfo={page.pageInfo} soft />
    </>
  );
}
