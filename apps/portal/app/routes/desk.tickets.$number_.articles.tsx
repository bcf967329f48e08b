import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { changeTicketArticles } from "../insights/ticket-articles.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";

export { RefusedAct as default } from "../tickets/refused-act.js";

export function loader({ params }: ActionFunctionArgs) {
  return redirect(`/desk/tickets/${ticketNumber(params["number"])}`);
}

/** Drafts an article out of a ticket, links one, or takes that back. */
export async function action(args: ActionFunctionArgs) {
  const changed = await changeTicketArticles(
    args,
    await args.request.formData(),
    ticketNumber(args.params["number"]),
  );
  return changed.done ? redirect(changed.goTo) : data({ message: changed.message }, { status: 409 });
}
