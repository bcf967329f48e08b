import type { ActionFunctionArgs } from "@remix-run/node";
import { previewArticle } from "../articles/preview-article.desk.server.js";

/** What an article will look like, while it is written. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  return Response.json(await previewArticle(args, String(form.get("body") ?? "")));
}
