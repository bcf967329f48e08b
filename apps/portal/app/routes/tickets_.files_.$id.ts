import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { attachmentUrl } from "../tickets/attachments/composed-form.server.js";

/** Where pages link to: a file's own address is good for minutes alone, so it is asked for when it is used. */
export async function loader(args: LoaderFunctionArgs) {
  const url = await attachmentUrl(args, args.params["id"] ?? "");
  return redirect(url, { headers: { "Cache-Control": "no-store" } });
}
