import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { readComposedForm } from "../tickets/attachments/composed-form.server.js";
import { DeskTicketPage } from "../tickets/desk-ticket-page.js";
import { loadDeskTicket } from "../tickets/load-desk-ticket.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { sentHref } from "../tickets/use-sent.js";
import { workOnTicket } from "../tickets/work-on-ticket.desk.server.js";
import { textOf } from "../ui/form-fields.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

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
  const composed = await readComposedForm(args);
  const { form } = composed;
  const failed = await workOnTicket(args, composed);
  if (failed != null && failed.undone !== null) return failed;
  if (failed !== null) {
    return data(failed, { status: failed.conflict === null && failed.crossed === null ? 422 : 409 });
  }
  return redirect(
    sentHref(`/desk/tickets/${number}`, boxOf(textOf(form, "intent")), textOf(form, "idempotencyKey")),
  );
}

/** Which of the page's boxes an act empties. */
function boxOf(intent: string): string {
  return intent === "wait" || intent === "solve" ? "reply" : intent;
}

export const shouldRevalidate = revalidateAfterAct;

export default function DeskTicket() {
  const page = useLoaderData<typeof loader>();
  return <DeskTicketPage page={page} failed={useActionData<typeof action>() ?? null} />;
}
