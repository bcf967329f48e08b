import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Inbox } from "lucide-react";
import { Keys } from "../desk/keys.js";
import { moveFocus, type KeyBinding } from "../desk/use-keys.js";
import { useLiveTickets } from "../desk/live-desk.js";
import { pageMeta } from "../frame/page-meta.js";
import { loadQueue } from "../tickets/load-queue.desk.server.js";
import { Queue, queueItem } from "../tickets/queue.js";
import { queueHref, queueViews } from "../tickets/queue-views.js";
import { Callout } from "../ui/callout.js";
import { EmptyState } from "../ui/empty-state.js";
import { FilterLinks } from "../ui/filter-links.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, { title: "Queue", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadQueue(args);
}

const keys: KeyBinding[] = [
  { key: "j", does: "Next ticket", run: () => moveFocus(queueItem, 1) },
  { key: "k", does: "Previous ticket", run: () => moveFocus(queueItem, -1) },
  { key: "o", does: "Open the ticket (as Enter does)", run: openFocused },
];

function openFocused(): void {
  if (document.activeElement instanceof HTMLElement && document.activeElement.matches(queueItem))
    document.activeElement.click();
}

/** More than 1,000 are not counted. */
function missedWords(missed: number): string {
  if (missed === 1) return "One ticket missed its internal target";
  return `${missed > 1_000 ? "More than 1,000" : missed.toLocaleString("en")} tickets missed their internal target`;
}

export default function DeskQueue() {
  const { view, counts, tickets, pageInfo, account, role } = useLoaderData<typeof loader>();
  useLiveTickets();
  return (
    <>
      <PageHeader
        title={account === null ? "Queue" : `Queue of ${account.name ?? "an unknown account"}`}
        actions={<Keys bindings={keys} />}
      />
      {account !== null && (
        <p className="-mt-4 mb-4 text-small">
          <Link to={queueHref(view)} className="link">
            Tickets of all accounts
          </Link>
        </p>
      )}
      {role === "LEAD" && account === null && view !== "breaching" && counts.missed > 0 && (
        <Callout tone="stop" title={missedWords(counts.missed)} className="mb-6">
          <Link to={queueHref("breaching")} className="link">
            See what is due
          </Link>
        </Callout>
      )}
      <FilterLinks
        label="Part of the queue"
        links={queueViews.map(({ name, title, count }) => ({
          href: queueHref(name, account?.id),
          title,
          // Counts are of all accounts.
          ...(account === null && { count: counts[count], countedTo: 1_000 }),
          current: name === view,
        }))}
      />
      {tickets.length === 0 ? (
        <EmptyState icon={Inbox} title="Nothing here">
          {view === "all" ? "No ticket waits for us." : "No ticket in this part of the queue."}
        </EmptyState>
      ) : (
        <Queue tickets={tickets} />
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
