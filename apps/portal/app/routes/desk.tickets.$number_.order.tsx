import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useParams } from "@remix-run/react";
import { orderTicket } from "../tickets/ticket-order.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { Callout } from "../ui/callout.js";

export function loader({ params }: ActionFunctionArgs) {
  return redirect(`/desk/tickets/${ticketNumber(params["number"])}`);
}

/** Tags, links, and a merge taken back. */
export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const message = await orderTicket(args, await args.request.formData());
  return message === null ? redirect(`/desk/tickets/${number}`) : data({ message }, { status: 409 });
}

/** Seen only where the form was sent without script, and was refused. */
export default function TicketOrderRefused() {
  const { number } = useParams();
  const message = useActionData<typeof action>()?.message;
  return (
    <Callout tone="stop" title={message ?? "Nothing was changed."}>
      <p>
        <Link to={`/desk/tickets/${number}`} className="link">
          Back to the ticket
        </Link>
      </p>
    </Callout>
  );
}
