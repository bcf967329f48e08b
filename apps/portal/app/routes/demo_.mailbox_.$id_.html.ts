import type { LoaderFunctionArgs } from "@remix-run/node";
import { loadDemoMail } from "../mail/load-demo-mails.server.js";
import { mailFrameResponse } from "../mail/mail-frame-response.server.js";

export async function loader(args: LoaderFunctionArgs) {
  return mailFrameResponse((await loadDemoMail(args, args.params["id"] ?? "")).html);
}
