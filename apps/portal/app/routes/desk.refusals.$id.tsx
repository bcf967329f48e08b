import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { answerRefusal } from "../tickets/answer-refusal.desk.server.js";
import { DeskRefusalPage } from "../tickets/desk-refusal-page.js";
import { loadRefusal } from "../tickets/load-refusal.desk.server.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageMeta(matches, { title: data?.refusal.subject ?? "Refusal", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadRefusal(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params["id"] ?? "";
  const fault = await answerRefusal(args, id, await args.request.formData());
  if (fault === null) return redirect(`/desk/refusals/${encodeURIComponent(id)}`);
  return data(fault, { status: fault.conflict ? 409 : 422 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Refusal() {
  return (
    <DeskRefusalPage page={useLoaderData<typeof loader>()} fault={useActionData<typeof action>() ?? null} />
  );
}
