import type { ActionFunctionArgs } from "@remix-run/node";
import { tellPresence } from "../tickets/tell-presence.desk.server.js";

/** Asked by the page of a ticket, every few seconds. */
export async function action(args: ActionFunctionArgs) {
  return Response.json(await tellPresence(args, await args.request.formData()));
}
