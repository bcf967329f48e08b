import type { ActionFunctionArgs } from "@remix-run/node";
import { preflightArticle } from "../articles/preflight-article.desk.server.js";

/** What stands against publishing a text, while it is written. */
export async function action(args: ActionFunctionArgs) {
  return Response.json(await preflightArticle(args, await args.request.formData()));
}
