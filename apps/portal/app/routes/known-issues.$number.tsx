import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { issueHref, issueName } from "../defects/issue-words.js";
import { KnownIssuePage } from "../defects/known-issue-page.js";
import { loadKnownIssue } from "../defects/load-known-issue.server.js";
import { reportIssue } from "../defects/report-issue.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { requireViewer } from "../frame/require-viewer.server.js";
import { textOf } from "../ui/form-fields.js";

export const meta: MetaFunction<typeof loader> = ({ matches, data: page }) =>
  page === undefined
    ? []
    : pageMeta(matches, {
        title: `${issueName(page.issue.number)}: ${page.issue.title}`,
        description: `Known issue ${issueName(page.issue.number)}: what it affects, how far a fix is, and how to do without.`,
        path: issueHref(page.issue.number),
      });

export function loader(args: LoaderFunctionArgs) {
  return loadKnownIssue(args, args.params["number"]);
}

/** "I have this too" */
export async function action(args: ActionFunctionArgs) {
  await requireViewer(args);
  const form = await args.request.formData();
  const refusal = await reportIssue(args, textOf(form, "knownIssueId"), textOf(form, "account"));
  return refusal === null
    ? redirect(`/known-issues/${args.params["number"] ?? ""}`)
    : data({ refusal }, { status: 422 });
}

export default function KnownIssue() {
  const page = useLoaderData<typeof loader>();
  return <KnownIssuePage page={page} refusal={useActionData<typeof action>()?.refusal ?? null} />;
}
