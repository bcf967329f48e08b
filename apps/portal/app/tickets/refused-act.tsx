import { Link, useActionData, useParams } from "@remix-run/react";
import { Callout } from "../ui/callout.js";

/** Seen only where a form of a ticket's page was sent without script, and was refused. */
export function RefusedAct() {
  const { number } = useParams();
  const message = useActionData<{ message: string }>()?.message;
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
