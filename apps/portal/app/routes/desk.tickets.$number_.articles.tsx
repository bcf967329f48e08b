import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useParams } from "@remix-run/react";
import { changeTicketArticles } from "../insights/ticket-articles.desk.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { Callout } from "../ui/callout.js";

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

/** Seen only where the form was sent without script, and was refused. */
export default function TicketArticlesRefused() {
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
