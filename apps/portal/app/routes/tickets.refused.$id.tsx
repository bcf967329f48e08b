import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { contestRefusal } from "../tickets/contest-refusal.server.js";
import { loadOwnRefusal } from "../tickets/load-own-refusals.server.js";
import { OwnRefusalPage } from "../tickets/own-refusal-page.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageMeta(matches, { title: data?.request.subject ?? "Refused request", index: false });

export async function loader(args: LoaderFunctionArgs) {
  await requireViewer(args);
  return loadOwnRefusal(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params["id"] ?? "";
  const fault = await contestRefusal(args, id, await args.request.formData());
  return fault === null
    ? redirect(`/tickets/refused/${encodeURIComponent(id)}`)
    : data(fault, { status: 409 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function OwnRefusal() {
  return (
    <OwnRefusalPage page={useLoaderData<typeof loader>()} fault={useActionData<typeof action>() ?? null} />
  );
}
