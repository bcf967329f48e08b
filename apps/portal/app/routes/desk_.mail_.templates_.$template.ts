import type { LoaderFunctionArgs } from "@remix-run/node";
import { mailFrameResponse } from "../mail/mail-frame-response.server.js";
import { loadMailPreview } from "../mail/mail-previews.desk.server.js";

/** For the frame on the page of templates. */
export async function loader(args: LoaderFunctionArgs) {
  return mailFrameResponse((await loadMailPreview(args, args.params["template"] ?? "")).html);
}
