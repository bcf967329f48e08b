import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useActionData, useParams } from "@remix-run/react";
import { answerFix } from "../defects/fix-question.server.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { Callout } from "../ui/callout.js";
import { textOf } from "../ui/form-fields.js";

export const handle = { hydrate: true };

export function loader({ params }: LoaderFunctionArgs) {
  return redirect(`/tickets/${ticketNumber(params["number"])}`);
}

/** The customer's answer to a message that a defect is fixed. */
export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const form = await args.request.formData();
  const answer = textOf(form, "answer");
  if (answer !== "works" && answer !== "still-there") throw new Response(null, { status: 400 });
  const refusal = await answerFix(args, textOf(form, "ticketId"), answer === "works");
  return refusal === null ? redirect(`/tickets/${number}`) : data({ message: refusal }, { status: 409 });
}

/** Seen only where the answer was refused. */
export default function FixAnswerRefused() {
  const { number } = useParams();
  const message = useActionData<typeof action>()?.message;
  return (
    <Callout tone="stop" title={message ?? "Nothing was changed."}>
      <p>
        <Link to={`/tickets/${number}`} className="link">
          Back to the ticket
        </Link>
      </p>
    </Callout>
  );
}
