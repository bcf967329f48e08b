import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { changeDeskPeople, loadDeskPeople } from "../tickets/desk-people.desk.server.js";
import { DeskPeoplePage } from "../tickets/desk-people-page.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Who reads this ticket", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadDeskPeople(args, ticketNumber(args.params["number"]));
}

export async function action(args: ActionFunctionArgs) {
  const errors = await changeDeskPeople(args, await args.request.formData());
  return Object.keys(errors).length === 0
    ? redirect(new URL(args.request.url).pathname)
    : data({ errors }, { status: 422 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function DeskTicketPeople() {
  const page = useLoaderData<typeof loader>();
  return <DeskPeoplePage page={page} errors={useActionData<typeof action>()?.errors ?? {}} />;
}
