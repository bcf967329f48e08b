import type { LoaderFunctionArgs } from "@remix-run/node";
import { askGate } from "../tickets/load-request-page.server.js";
import { readRequestForm } from "../tickets/request-values.js";

/** The gate's answer to what stands in the form, for the form to show while it is filled in. */
export async function loader(args: LoaderFunctionArgs) {
  return Response.json(await askGate(args, readRequestForm(new URL(args.request.url).searchParams)));
}
