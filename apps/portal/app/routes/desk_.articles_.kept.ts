import type { ActionFunctionArgs } from "@remix-run/node";
import { forgetDraft, keepDraft } from "../articles/kept-draft.desk.server.js";
import { textOf } from "../ui/form-fields.js";

/** Keeps what is typed into an article, while it is typed, or forgets it. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const articleId = textOf(form, "articleId");
  const id = articleId === "" ? null : articleId;
  return Response.json(
    textOf(form, "intent") === "forget" ? await forgetDraft(args, id) : await keepDraft(args, form, id),
  );
}
