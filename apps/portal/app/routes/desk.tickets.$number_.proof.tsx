import { data, redirect, type ActionFunctionArgs, type MetaFunction } from "@remix-run/node";
import { pageMeta } from "../frame/page-meta.js";
import { RefusedAct } from "../tickets/refused-act.js";
import { ticketNumber } from "../tickets/ticket-number.js";
import { handleProof } from "../verification/handle-proof.desk.server.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Proof of who asks", index: false });

export async function action(args: ActionFunctionArgs) {
  const number = ticketNumber(args.params["number"]);
  const message = await handleProof(args, await args.request.formData());
  return message === null ? redirect(`/desk/tickets/${number}`) : data({ message }, { status: 422 });
}

/** What could not be done is told here. */
export default RefusedAct;
