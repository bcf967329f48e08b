import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { AccountFactsPage } from "../accounts/account-facts-page.js";
import { correctAccountFacts } from "../accounts/correct-account-facts.desk.server.js";
import { loadAccountFacts } from "../accounts/load-account-facts.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageMeta(matches, { title: data === undefined ? "Facts" : `Facts of ${data.account.name}`, index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadAccountFacts(args, args.params["id"] ?? "");
}

export async function action(args: ActionFunctionArgs) {
  const id = args.params["id"] ?? "";
  const fault = await correctAccountFacts(args, id, await args.request.formData());
  if (fault !== null) return data(fault, { status: fault.conflict ? 409 : 422 });
  const refusal = new URL(args.request.url).searchParams.get("refusal");
  return redirect(
    refusal === null
      ? `/desk/accounts/${encodeURIComponent(id)}/facts`
      : `/desk/refusals/${encodeURIComponent(refusal)}`,
  );
}

export const shouldRevalidate = revalidateAfterAct;

export default function AccountFacts() {
  const page = useLoaderData<typeof loader>();
  const fault = useActionData<typeof action>() ?? null;
  const [searchParams] = useSearchParams();
  return <AccountFactsPage page={page} fault={fault} refusalId={searchParams.get("refusal")} />;
}
