import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { DeskTicketPage } from "../tickets/desk-ticket-page.js";
import { loadDeskTicket } from "../tickets/load-desk-ticket.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { workOnTicket } from "../tickets/work-on-ticket.desk.server.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageMeta(matches, {
    title: data === undefined ? "Ticket" : `#${data.ticket.number} ${data.ticket.subject}`,
    index: false,
  });

export function loader(args: LoaderFunctionArgs) {
  return loadDeskTicket(args, ticketNumber(args.params["number"]));
}

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const failed = await workOnTicket(args, await args.request.formData());
  return failed === null
    ? redirect(`/desk/tickets/${number}`)
    : data(failed, { status: failed.conflict === null ? 422 : 409 });
}

export default function DeskTicket() {
  const page = useLoaderData<typeof loader>();
  return <DeskTicketPage page={page} failed={useActionData<typeof action>() ?? null} />;
}
