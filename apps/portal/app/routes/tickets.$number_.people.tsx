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
import { changeTicketPeople } from "../tickets/change-ticket-people.server.js";
import { loadTicketPeople } from "../tickets/load-ticket-people.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { TicketPeoplePage } from "../tickets/ticket-people-page.js";
import { textOf } from "../ui/form-fields.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(matches, { title: "Who reads this ticket", index: false });

export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args);
  return loadTicketPeople(args, ticketNumber(args.params["number"]));
}

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const form = await args.request.formData();
  const { readable, typed, errors } = await changeTicketPeople(args, form);
  if (Object.keys(errors).length > 0) return data({ typed, errors }, { status: 422 });
  // Whoever left a private ticket reads it no more.
  if (!readable) return redirect("/tickets");
  return redirect(`/tickets/${number}${textOf(form, "intent") === "take-over" ? "" : "/people"}`);
}

export const shouldRevalidate = revalidateAfterAct;

export default function TicketPeople() {
  const page = useLoaderData<typeof loader>();
  return <TicketPeoplePage page={page} failed={useActionData<typeof action>() ?? null} />;
}
