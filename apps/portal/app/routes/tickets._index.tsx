import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadOwnReports } from "../defects/load-own-reports.server.js";
import { OwnReports } from "../defects/own-reports.js";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { loadTicketList } from "../tickets/load-ticket-list.server.js";
import { NoTickets } from "../tickets/no-tickets.js";
import { TicketFilters } from "../tickets/ticket-filters.js";
import { TicketList } from "../tickets/ticket-list.js";
import { LinkButton } from "../ui/button.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const handle = { hydrate: true };

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Tickets", index: false });

export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args);
  return { ...(await loadTicketList(args)), reports: await loadOwnReports(args) };
}

export default function Tickets() {
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
      <TicketFilters page={page} />
      {page.tickets.length === 0 ? (
        <NoTickets page={page} />
      ) : (
        <TicketList tickets={page.tickets} showAccount={page.accounts.length > 1} />
      )}
      <Pagination pageInfo={page.pageInfo} soft />
      <OwnReports reports={page.reports} />
    </>
  );
}
