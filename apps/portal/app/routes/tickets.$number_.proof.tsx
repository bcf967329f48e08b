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
import { ticketNumber } from "../tickets/ticket-number.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { PageHeader } from "../ui/page-header.js";
import { ProofBox } from "../verification/proof-box.js";
import { proveIdentity } from "../verification/prove-identity.server.js";

export const handle = { hydrate: true };

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Proof of who asks", index: false });

export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args);
  return loadTicket(args, ticketNumber(args.params["number"]));
}

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const error = await proveIdentity(args, await args.request.formData());
  return error === null ? redirect(`/tickets/${number}`) : data({ error }, { status: 422 });
}

/** The box alone: where the ticket's page sends it, and where its error is told. */
export default function Proof() {
  const { ticket } = useLoaderData<typeof loader>();
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
        <ProofBox ticket={ticket} error={useActionData<typeof action>()?.error} />
      </div>
    </>
  );
}
