import type { KnownIssueFieldsFragment } from "../gql/graphql.js";
import { Badge, Status } from "../ui/badge.js";
import { DateTime } from "../ui/date-time.js";
import { affectedWords, issueHref, issueName, issueStateWords, issueTones } from "./issue-words.js";

/** Known issues by title, each with how far it is. */
export function KnownIssueList({ issues }: { issues: KnownIssueFieldsFragment[] }) {
  return (
    <ul className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {issues.map((issue) => (
        <li
          key={issue.number}
          className="group relative flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-4 first:rounded-t-sheet last:rounded-b-sheet hover:bg-pine-wash sm:px-5"
        >
          <div className="min-w-0 flex-1 basis-72">
            <h3 className="font-sans text-body font-medium tracking-normal">
              <a
                href={issueHref(issue.number)}
                className="after:absolute after:inset-0 group-hover:text-pine"
              >
                {issue.title}
              </a>
            </h3>
            <p className="mt-0.5 text-small text-ink-faint">
              {issueName(issue.number)}
              {issue.components.length > 0 && ` · ${issue.components.join(", ")}`} ·{" "}
              {affectedWords(issue.affectedAccounts ?? null)} · updated{" "}
              <DateTime at={issue.updatedAt} style="date" />
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {issue.critical && <Badge tone="stop">Critical</Badge>}
            <Status tone={issueTones[issue.state]}>
              {issueStateWords(issue.state)}
              {issue.fixedVersion != null && ` in ${issue.fixedVersion}`}
            </Status>
          </div>
        </li>
      ))}
    </ul>
  );
}
