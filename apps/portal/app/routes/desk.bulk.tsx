import { data, redirect, type ActionFunctionArgs } from "@remix-run/node";
import { Link, useActionData } from "@remix-run/react";
import { actOnSeveral } from "../tickets/bulk-act.desk.server.js";
import { backAddress, withDone } from "../tickets/queue-address.js";
import { Callout } from "../ui/callout.js";
import { textOf } from "../ui/form-fields.js";

export function loader() {
  return redirect("/desk");
}

/** Does one thing to several tickets, or takes it back; what became of it is told on the page that it was asked on. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const back = backAddress(textOf(form, "back"));
  const answer = await actOnSeveral(args, form);
  return answer.done
    ? redirect(withDone(back, answer.id))
    : data({ message: answer.message, back }, { status: 422 });
}

/** Nothing was done to any ticket. */
export default function BulkActRefused() {
  const answer = useActionData<typeof action>();
  return (
    <Callout tone="stop" live title={answer?.message ?? "Nothing was changed."}>
      <p>
        <Link to={answer?.back ?? "/desk"} className="link">
          Back to the queue
        </Link>
      </p>
    </Callout>
  );
}
