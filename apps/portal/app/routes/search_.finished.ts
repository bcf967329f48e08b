import type { ActionFunctionArgs } from "@remix-run/node";
import { finishSearch } from "../search/finish-search.server.js";
import { textOf } from "../ui/form-fields.js";

/** Told by the search box and the ticket form, which search while somebody types, once that has come to an end. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const channel = textOf(form, "channel") === "TICKET_FORM" ? "TICKET_FORM" : "SUGGESTIONS";
  await finishSearch(args, textOf(form, "receipt"), channel);
  return new Response(null, { status: 204 });
}
