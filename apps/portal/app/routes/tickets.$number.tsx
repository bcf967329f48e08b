import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { readComposedForm } from "../tickets/attachments/composed-form.server.js";
import { loadTicket } from "../tickets/load-ticket.server.js";
import { sendReply } from "../tickets/send-reply.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { TicketPage } from "../tickets/ticket-page.js";
import { sentHref } from "../tickets/use-sent.js";
import { textOf } from "../ui/form-fields.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageMeta(matches, {
    title: data === undefined ? "Ticket" : `#${data.ticket.number} ${data.ticket.subject}`,
    index: false,
  });

export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args);
  return loadTicket(args, ticketNumber(args.params["number"]));
}

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const composed = await readComposedForm(args);
  const failed = await sendReply(args, composed);
  if (failed !== null) return data(failed, { status: 422 });
  return redirect(sentHref(`/tickets/${number}`, "reply", textOf(composed.form, "idempotencyKey")));
}

export const shouldRevalidate = revalidateAfterAct;

export default function Ticket() {
  const page = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>() ?? null;
  const [searchParams] = useSearchParams();
  return <TicketPage page={page} failed={failed} justOpened={searchParams.has("opened")} />;
}
