import { Link } from "@remix-run/react";
import { Badge, Status } from "../ui/badge.js";
import { issueName, issueStateWords, issueTones } from "./issue-words.js";
import type { DefectsPage } from "./load-defects.desk.server.js";

/** Defects as staff see them: how far, how many accounts, and whether the public knows. */
export function DefectList({ defects }: { defects: DefectsPage["defects"] }) {
  return (
    <ul aria-label="Defects" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {defects.map((defect) => (
        <li
          key={defect.number}
          className="group relative flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3 first:rounded-t-sheet last:rounded-b-sheet hover:bg-pine-wash"
        >
          <div className="min-w-0 flex-1 basis-72">
            <Link
              to={`/desk/defects/${issueName(defect.number)}`}
              className="font-medium after:absolute after:inset-0 group-hover:text-pine"
            >
              {defect.title}
            </Link>
            <p className="text-small text-ink-faint">
              {issueName(defect.number)}
              {defect.components.length > 0 && ` · ${defect.components.join(", ")}`} ·{" "}
              {defect.affectedAccounts === 1 ? "1 account" : `${defect.affectedAccounts} accounts`} · changed{" "}
              {defect.updated}
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            {defect.critical && <Badge tone="stop">Critical</Badge>}
            <Badge tone={defect.publishedAt === null ? "neutral" : "accent"}>
              {defect.publishedAt === null ? "Staff only" : "Published"}
            </Badge>
            <Status tone={issueTones[defect.state]}>
              {issueStateWords(defect.state)}
              {defect.fixedVersion !== null && ` in ${defect.fixedVersion}`}
            </Status>
          </div>
        </li>
      ))}
    </ul>
  );
}
