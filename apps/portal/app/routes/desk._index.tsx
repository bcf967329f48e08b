import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Inbox } from "lucide-react";
import { useMemo, useRef } from "react";
import { Keys } from "../desk/keys.js";
import { moveFocus, type KeyBinding } from "../desk/use-keys.js";
import { useLiveTickets } from "../desk/live-desk.js";
import { pageMeta } from "../frame/page-meta.js";
import { BulkActNotice } from "../tickets/bulk-act-notice.js";
import { BulkBar } from "../tickets/bulk-bar.js";
import { loadQueue } from "../tickets/load-queue.desk.server.js";
import { QueueNarrowing } from "../tickets/queue-narrowing.js";
import { Queue, queueItem } from "../tickets/queue.js";
import { ReadingAlerts } from "../accounts/reading-alerts.js";
import { queueHref, queueViews } from "../tickets/queue-views.js";
import { useChosen } from "../tickets/use-chosen.js";
import { ViewForms } from "../tickets/view-forms.js";
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
  const page = useLoaderData<typeof loader>();
  const { view, counts, tickets, pageInfo, account, role } = page;
  const form = useRef<HTMLFormElement>(null);
  const { list, chosen, onClick, chooseAll, toggleFocused } = useChosen();
  const allKeys = useMemo(
    () => [...keys, { key: "x", does: "Choose the ticket, for acts on several", run: toggleFocused }],
    [toggleFocused],
  );
  useLiveTickets();
  return (
    <>
      <PageHeader
        title={account === null ? "Queue" : `Queue of ${account.name ?? "an unknown account"}`}
        actions={<Keys bindings={allKeys} />}
      />
      {account !== null && (
        <p className="-mt-4 mb-4 text-small">
          <Link to={queueHref(view ?? "all")} className="link">
            Tickets of all accounts
          </Link>
        </p>
      )}
      {page.done !== null && <BulkActNotice done={page.done} back={page.back} />}
      {role === "LEAD" && account === null && view !== "breaching" && counts.missed > 0 && (
        <Callout tone="stop" title={missedWords(counts.missed)} className="mb-6">
          <Link to={queueHref("breaching")} className="link">
            See what is due
          </Link>
        </Callout>
      )}
      {account === null && <ReadingAlerts alerts={page.readingAlerts} />}
      <FilterLinks
        label="Part of the queue"
        links={[
          ...queueViews.map(({ name, title, count }) => ({
            href: queueHref(name, account?.id),
            title,
            // Counts are of all accounts.
            ...(account === null && { count: counts[count], countedTo: 1_000 }),
            current: name === view,
          })),
          ...page.views.map(({ id, name, count }) => ({
            href: queueHref(id),
            title: name,
            count,
            countedTo: 1_000,
            current: id === view,
          })),
        ]}
      />
      <QueueNarrowing page={page} />
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        {view !== "breaching" && <ViewForms page={page} />}
        {tickets.length > 0 && page.exportHref !== null && (
          <a href={page.exportHref} download className="link text-small">
            Export as CSV
          </a>
        )}
      </div>
      {tickets.length === 0 ? (
        <EmptyState icon={Inbox} title="Nothing here">
          {view === "all" ? "No ticket waits for us." : "No ticket in this part of the queue."}
        </EmptyState>
      ) : (
        // Boxes are ticked by mouse and by keyboard alike: both are clicks.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
        <div ref={list} onClick={onClick}>
          <Queue tickets={tickets} />
          <BulkBar key={page.newKey} form={form} chosen={chosen} page={page} onChooseAll={chooseAll} />
        </div>
      )}
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
