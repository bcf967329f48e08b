import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { loadTicket } from "../tickets/load-ticket.server.js";
import { rateTicket } from "../tickets/rate-ticket.server.js";
import { RatingBox } from "../tickets/rating-box.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { sentHref } from "../tickets/use-sent.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { PageHeader } from "../ui/page-header.js";

export const handle = { hydrate: true };

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "How did we do?", index: false });

export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args);
  return loadTicket(args, ticketNumber(args.params["number"]));
}

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const failed = await rateTicket(args, await args.request.formData());
  if (failed !== null) return data(failed, { status: 422 });
  return redirect(sentHref(`/tickets/${number}`, "rating", String(Date.now())));
}

/** The box alone: where the ticket's page sends it, and where its error is told. */
export default function Rate() {
  const { ticket } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { title: "Tickets", href: "/tickets" },
          { title: `#${ticket.number} ${ticket.subject}`, href: `/tickets/${ticket.number}` },
        ]}
      />
      <PageHeader title={ticket.subject} eyebrow={`Ticket #${ticket.number}`} />
      <div className="max-w-2xl">
        {ticket.viewerCan.rate.allowed || failed !== undefined ? (
          <RatingBox ticket={ticket} error={failed?.error} typed={failed?.words} />
        ) : (
          <p className="text-ink-soft">A ticket is rated once it is solved, and until it closes.</p>
        )}
      </div>
    </>
  );
}
