import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { allActs } from "../policy/all-acts.server.js";
import { ActList } from "../policy/act-list.js";
import { PageHeader } from "../ui/page-header.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: "Every act that there is",
    description:
      "All that can be done here, by customers and by staff. What nobody here does is not among it.",
    path: "/policies/acts",
  });

export function loader() {
  return allActs;
}

export default function Acts() {
  const { everybody, staff } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Every act that there is"
        lead="No act sets, tells or resets a password, or adds somebody to a customer's resource: whoever talks one of our staff into it finds that they cannot. This list is made from the schemas of the product that runs here; its tests read them, and the code behind them, and fail if such an act appears."
      />
      <ActList id="everybody" title="For everybody, each on what is theirs" acts={everybody} />
      <ActList id="staff" title="For staff alone" acts={staff} />
    </>
  );
}
