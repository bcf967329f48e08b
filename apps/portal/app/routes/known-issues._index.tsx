import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CircleCheck } from "lucide-react";
import { KnownIssueList } from "../defects/known-issue-list.js";
import { loadKnownIssues } from "../defects/load-known-issues.server.js";
import { pageMeta } from "../frame/page-meta.js";
import { Button } from "../ui/button.js";
import { EmptyState } from "../ui/empty-state.js";
import { PageHeader } from "../ui/page-header.js";
import { Pagination } from "../ui/pagination.js";

export const meta: MetaFunction = ({ matches }) =>
  pageMeta(matches, {
    title: "Known issues",
    description: "Defects that we know of, what they affect, how to do without, and what was fixed lately.",
    path: "/known-issues",
  });

export function loader(args: LoaderFunctionArgs) {
  return loadKnownIssues(args);
}

export default function KnownIssues() {
  const { component, components, open, pageInfo, fixed } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Known issues"
        lead="Defects that we know of. If you have one of them, say so on its page: you are told when it is fixed, and need no ticket."
      />
      <form method="get" aria-label="Part of the product" className="mb-8 flex flex-wrap items-end gap-2">
        <div className="grid gap-1.5">
          <label htmlFor="component" className="text-small font-medium">
            Part of the product
          </label>
          <select
            id="component"
            name="component"
            defaultValue={component ?? ""}
            className="min-h-10 rounded-box border border-rule-strong bg-sheet px-3 text-small"
          >
            <option value="">All of it</option>
            {components.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Button>Show</Button>
      </form>
      <section aria-labelledby="not-fixed" className="mb-14">
        <h2 id="not-fixed" className="mb-4 text-h2">
          Not fixed yet
        </h2>
        {open.length === 0 ? (
          <EmptyState icon={CircleCheck} title="Nothing that we know of">
            {component === null
              ? "If something does not work, a ticket tells us."
              : `Nothing is known about ${component}. If something does not work, a ticket tells us.`}
          </EmptyState>
        ) : (
          <KnownIssueList issues={open} />
        )}
        <Pagination pageInfo={pageInfo} />
      </section>
      {fixed.length > 0 && (
        <section aria-labelledby="fixed">
          <h2 id="fixed" className="mb-4 text-h2">
            Fixed in the last 90 days
          </h2>
          <KnownIssueList issues={fixed} />
        </section>
      )}
    </>
  );
}
