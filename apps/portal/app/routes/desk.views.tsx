import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { changeTicketViews } from "../tickets/ticket-views.desk.server.js";
import { Callout } from "../ui/callout.js";

export function loader() {
  return redirect("/desk");
}

/** Keeps a part of the queue under a name, or changes or deletes what is kept. */
export async function action(args: ActionFunctionArgs) {
  const changed = await changeTicketViews(args, await args.request.formData());
  return changed.done ? redirect(changed.goTo) : data({ message: changed.message }, { status: 409 });
}

/** Seen only where the form was sent without script, and was refused. */
export default function TicketViewRefused() {
  const message = useActionData<typeof action>()?.message;
  return (
    <Callout tone="stop" title={message ?? "Nothing was changed."}>
      <p>
        <Link to="/desk" className="link">
          Back to the queue
        </Link>
      </p>
    </Callout>
  );
}
