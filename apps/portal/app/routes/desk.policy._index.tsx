import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { loadPolicyHistory } from "../policy/load-policy-history.desk.server.js";
import { PolicyHistory } from "../policy/policy-history.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, { title: "Policy history", index: false });

export function loader(args: LoaderFunctionArgs) {
  return loadPolicyHistory(args);
}

export default function PolicyHistoryPage() {
  const { policies, pageInfo } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Policy history"
        lead="Every policy that requests were decided by, from the start of the program that read it first. The same is in the audit trail."
      />
      <PolicyHistory policies={policies} />
      <Pagination pageInfo={pageInfo} soft />
    </>
  );
}
