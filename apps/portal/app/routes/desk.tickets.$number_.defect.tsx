import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { changeTicketDefect } from "../defects/ticket-defect.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";

export { RefusedAct as default } from "../tickets/refused-act.js";

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/desk/tickets/${ticketNumber(params["number"])}`);
}

/** Links a ticket to a defect, or takes that back. */
export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const message = await changeTicketDefect(args, await args.request.formData());
  return message === null ? redirect(`/desk/tickets/${number}`) : data({ message }, { status: 409 });
}
