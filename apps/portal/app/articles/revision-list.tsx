import { Link } from "@remix-run/react";
import { DateTime } from "../ui/date-time.js";
import type { DeskArticlePage } from "./load-desk-article.desk.server.js";
import { RevisionStatus } from "./revision-status.js";

/** As many as fit beside the editor; the history has them all. */
const most = 5;

interface RevisionListProps {
  articleId: string;
  revisions: DeskArticlePage["article"]["revisions"];
}

/** Who changed what and why, newest first. */
export function RevisionList({ articleId, revisions }: RevisionListProps) {
  return (
    <section aria-label="Revisions">
      <h2 className="mb-3 text-h4">Revisions</h2>
      <ol className="grid gap-4 border-l border-rule pl-4">
        {revisions.slice(0, most).map(({ id, number, state, reason, createdAt, author }) => (
          <li key={id} className="text-small">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{number}</span>
              <RevisionStatus state={state} />
            </p>
            <p className="mt-1 text-ink-soft">
              {author.name}, <DateTime at={createdAt} style="date" />
            </p>
            {reason !== null && <p className="text-ink-soft">{reason}</p>}
          </li>
        ))}
      </ol>
      <p className="mt-4 text-small">
        <Link to={`/desk/articles/${articleId}/history`} className="link">
          {revisions.length > most ? `All ${revisions.length} revisions` : "History"}, compare and restore
        </Link>
      </p>
    </section>
  );
}
