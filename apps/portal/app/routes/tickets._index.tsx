import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { loadOwnReports } from "../defects/load-own-reports.server.js";
import { OwnReports } from "../defects/own-reports.js";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { findMyTickets } from "../tickets/find-tickets.server.js";
import { FoundTickets, TicketSearchForm } from "../tickets/found-tickets.js";
import { loadTicketList, type TicketListPage } from "../tickets/load-ticket-list.server.js";
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
  const found = await findMyTickets(args);
  if (found !== null) return { found, page: null, reports: null };
  return { found, page: await loadTicketList(args), reports: await loadOwnReports(args) };
}

export default function Tickets() {
  const { page, found, reports } = useLoaderData<typeof loader>();
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
      <TicketSearchForm query={found?.query ?? ""} />
      {found !== null && <FoundTickets found={found} />}
      {page !== null && <OwnTickets page={page} />}
      {reports !== null && <OwnReports reports={reports} />}
    </>
  );
}

function OwnTickets({ page }: { page: TicketListPage }) {
  return (
    <>
      <TicketFilters page={page} />
      {page.tickets.length === 0 ? (
        <NoTickets page={page} />
      ) : (
        <>
          <TicketList tickets={page.tickets} showAccount={page.accounts.length > 1} />
          <p className="mt-3 text-small">
            <a href={exportHref(page)} download className="link">
              Export as CSV
            </a>
          </p>
        </>
      )}
      <Pagination pageInfo={page.pageInfo} soft />
    </>
  );
}

function exportHref({ all, accountId, of }: TicketListPage): string {
  const parameters = new URLSearchParams({
    ...(all && { show: "all" }),
    ...(of !== null && { of }),
    ...(accountId !== null && accountId !== "" && { account: accountId }),
  });
  return `/exports/tickets.csv?${parameters.toString()}`;
}
