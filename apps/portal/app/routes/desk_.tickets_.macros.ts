import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { renderMacro, suggestMacros } from "../macros/render-macro.desk.server.js";
import { textOf } from "../ui/form-fields.js";

/** Macros for the reply to a ticket. */
export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  return Response.json(await suggestMacros(args, searchParams.get("ticket") ?? ""));
}

/** One of them, filled in. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  return Response.json(
    await renderMacro(args, { ticketId: textOf(form, "ticketId"), macroId: textOf(form, "macroId") }),
  );
}
