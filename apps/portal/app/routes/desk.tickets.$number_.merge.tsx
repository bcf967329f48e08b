import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { MergeTicketPage } from "../tickets/merge-ticket-page.js";
import { loadMergePage, mergeTicket } from "../tickets/merge-ticket.desk.server.js";
import { mergedHref } from "../tickets/merged-href.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Merge tickets", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadMergePage(args, ticketNumber(args.params["number"]));
}

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const merged = await mergeTicket(args, await args.request.formData());
  return merged.done
    ? redirect(mergedHref("/desk/tickets", merged.number, number))
    : data({ message: merged.message }, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function MergeTicket() {
  return (
    <MergeTicketPage
      page={useLoaderData<typeof loader>()}
      message={useActionData<typeof action>()?.message ?? null}
    />
  );
}
