import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { SplitTicketPage } from "../tickets/split-ticket-page.js";
import { loadSplitPage, splitTicket } from "../tickets/split-ticket.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Split a ticket", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadSplitPage(args, ticketNumber(args.params["number"]));
}

export async function action(args: ActionFunctionArgs) {
  const split = await splitTicket(args, await args.request.formData());
  return split.done ? redirect(`/desk/tickets/${split.number}`) : data(split, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function SplitTicket() {
  return (
    <SplitTicketPage page={useLoaderData<typeof loader>()} failed={useActionData<typeof action>() ?? null} />
  );
}
