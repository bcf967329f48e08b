import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "../frame/page-meta.js";
import { ClauseList } from "../policy/clause-list.js";
import { clauseSections } from "../policy/clause-sections.js";
import { loadPolicyPage } from "../policy/load-policy-page.server.js";
import { Opening } from "../policy/opening.js";
import { ScopeTable } from "../policy/scope-table.js";
import { LinkButton } from "../ui/button.js";
import { ContentsAside, ContentsDetails } from "../ui/contents.js";
import { PageHeader } from "../ui/page-header.js";

export function loader(args: LoaderFunctionArgs) {
  return loadPolicyPage(args);
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageMeta(matches, {
    title: "Support policy",
    description: `Who is entitled to support for ${data?.product ?? "the product"}, what it includes, when we work, and what we never do.`,
    path: "/policies",
  });

export default function Policies() {
  const policy = useLoaderData<typeof loader>();
  const sections = clauseSections(policy.clauses);
  const headings = sections.flatMap(({ title, anchor, clauses }) => [
    { depth: 2, text: title, anchor },
    ...clauses.map((clause) => ({ depth: 3, text: clause.title, anchor: clause.id })),
  ]);
  return (
    <>
      <PageHeader
        title="Support policy"
        lead={`What ${policy.company} does for customers of ${policy.product}. This page and the decision on every request are made from the same rules.`}
        actions={
          <LinkButton href="/tickets/new" tone="primary">
            See what holds for you
          </LinkButton>
        }
      />
      <p className="mb-8 text-ink-soft">
        <Opening hours={policy.hours} />
      </p>
      <section aria-labelledby="entitlement" className="mb-14">
        <h2 id="entitlement" className="mb-4 text-h2">
          Who is entitled to what
        </h2>
        <ScopeTable plans={policy.plans} kinds={policy.requestKinds} />
      </section>
      <div className="grid grid-cols-1 gap-x-14 lg:grid-cols-[minmax(0,42rem)_1fr]">
        <div className="min-w-0">
          <ContentsDetails headings={headings} />
          <ClauseList sections={sections} policy={policy} />
          <p className="mt-12 border-t border-rule pt-4 text-label text-ink-faint">
            Version {policy.version}
          </p>
        </div>
        <ContentsAside headings={headings} />
      </div>
    </>
  );
}
