import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { orderTicket } from "../tickets/ticket-order.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";

export { RefusedAct as default } from "../tickets/refused-act.js";

export function loader({ params }: ActionFunctionArgs) {
  return redirect(`/desk/tickets/${ticketNumber(params["number"])}`);
}

/** Tags, links, and a merge taken back. */
export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const message = await orderTicket(args, await args.request.formData());
  return message === null ? redirect(`/desk/tickets/${number}`) : data({ message }, { status: 409 });
}
