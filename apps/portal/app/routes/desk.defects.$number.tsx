import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOnDefect } from "../defects/act-on-defect.desk.server.js";
import { DefectPage } from "../defects/defect-page.js";
import { issueName } from "../defects/issue-words.js";
import { loadDefect } from "../defects/load-defect.desk.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { revalidateAfterAct } from "../ui/revalidate-after-act.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  pageMeta(matches, {
    title: page === undefined ? "Defect" : `${issueName(page.defect.number)} ${page.defect.title}`,
    index: false,
  });

export function loader(args: LoaderFunctionArgs) {
  return loadDefect(args, args.params["number"]);
}

export async function action(args: ActionFunctionArgs) {
  const answer = await actOnDefect(args, await args.request.formData());
  if (answer === null) return redirect(`/desk/defects/${args.params["number"] ?? ""}`);
  const previewed = answer.fix?.preview != null;
  return data(answer, { status: previewed ? 200 : 422 });
}

export const shouldRevalidate = revalidateAfterAct;

export default function Defect() {
  return <DefectPage page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
