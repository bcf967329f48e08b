import { Form, useNavigation } from "@remix-run/react";
import { Button } from "../ui/button.js";
import { DateTime } from "../ui/date-time.js";
import type { ArticleHistoryPage } from "./load-article-history.desk.server.js";
import { RevisionStatus } from "./revision-status.js";

type Revision = ArticleHistoryPage["article"]["revisions"][number];

interface HistoryEntryProps {
  revision: Revision;
  /** The newest one: what a restored text is saved on top of. */
  headId: string;
  from: boolean;
  to: boolean;
}

/** One revision: who saved it, why, on top of what, what reviewers said; to be compared or restored. */
export function HistoryEntry({ revision, headId, from, to }: HistoryEntryProps) {
  const { id, number, state, reason, createdAt, author, viewerCan } = revision;
  return (
    <li className="grid gap-3 border-t border-rule py-4 first:border-t-0 sm:grid-cols-[auto_minmax(0,1fr)_auto] sm:gap-5">
      <fieldset className="flex gap-4 sm:flex-col sm:gap-1">
        <legend className="sr-only">Compare revision {number}</legend>
        <Choice name="from" number={number} checked={from} label="Before" />
        <Choice name="to" number={number} checked={to} label="After" />
      </fieldset>
      <div className="min-w-0 text-small">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">Revision {number}</span>
          <RevisionStatus state={state} />
        </p>
        <p className="mt-1 text-ink-soft">
          {author.name}, <DateTime at={createdAt} />
          {originWords(revision)}
        </p>
        {reason !== null && <p className="mt-1">{reason}</p>}
        <Reviews revision={revision} />
      </div>
      {viewerCan.restore.allowed && <RestoreForm revisionId={id} headId={headId} number={number} />}
    </li>
  );
}

/** In the form that chooses the two, which stands above the list: forms do not nest. */
function Choice({
  name,
  number,
  checked,
  label,
}: {
  name: string;
  number: number;
  checked: boolean;
  label: string;
}) {
  return (
    <label className="flex items-center gap-1.5 text-label">
      <input
        type="radio"
        name={name}
        value={number}
        defaultChecked={checked}
        form="compare"
        className="accent-pine"
      />
      {label}
    </label>
  );
}

function RestoreForm({ revisionId, headId, number }: { revisionId: string; headId: string; number: number }) {
  const busy = useNavigation().formData?.get("revisionId") === revisionId;
  return (
    <Form method="post" preventScrollReset aria-label={`Restore revision ${number}`}>
      <input type="hidden" name="revisionId" value={revisionId} />
      <input type="hidden" name="basedOnRevisionId" value={headId} />
      <Button size="small" busy={busy}>
        Restore<span className="sr-only"> revision {number}</span>
      </Button>
    </Form>
  );
}

function Reviews({ revision }: { revision: Revision }) {
  return (
    <>
      {revision.reviews.map(({ verdict, words, createdAt, reviewer }) => (
        <div key={createdAt} className="mt-2 border-l-2 border-rule pl-3 text-ink-soft">
          <p>
            {verdict === "APPROVED" ? "Approved" : "Sent back"} by {reviewer?.name ?? "somebody"},{" "}
            <DateTime at={createdAt} />
          </p>
          {words !== null && (
            <p className="whitespace-pre-line">
              {verdict === "APPROVED" && "Without a second pair of eyes: "}
              {words}
            </p>
          )}
        </div>
      ))}
    </>
  );
}

function originWords({ basedOn, restoredFrom, publishedAt }: Revision): string {
  const words = [
    basedOn === null ? null : `on top of revision ${basedOn.number}`,
    restoredFrom === null ? null : `the text of revision ${restoredFrom.number}`,
    publishedAt === null ? null : "was published",
  ].filter((part) => part !== null);
  return words.length === 0 ? "" : ` · ${words.join(", ")}`;
}
