import { ScrollText } from "lucide-react";
import { DateTime } from "../ui/date-time.js";
import { EmptyState } from "../ui/empty-state.js";
import type { PolicyHistoryPage } from "./load-policy-history.desk.server.js";

type Policies = PolicyHistoryPage["policies"];
type Changes = Policies[number]["changes"];

/** The policies that were in force, the newest first, each with the values that it changed. */
export function PolicyHistory({ policies }: { policies: Policies }) {
  if (policies.length === 0)
    return (
      <EmptyState icon={ScrollText} title="No policy yet">
        The next start of the program writes down the first.
      </EmptyState>
    );
  return (
    <ol aria-label="Policies" className="divide-y divide-rule rounded-sheet border border-rule bg-sheet">
      {policies.map(({ version, sha256, recordedBy, at, changes }) => (
        <li key={`${version} ${at}`} className="grid grid-cols-1 gap-3 p-4">
          <h2 className="text-body font-semibold wrap-anywhere">{version}</h2>
          <p className="text-small wrap-anywhere text-ink-soft">
            In force since <DateTime at={at} />, written down by {recordedBy}. SHA-256 of the file:{" "}
            <code className="font-mono select-all">{sha256}</code>
          </p>
          {changes.length === 0 ? (
            <p className="text-small">The first that is on record.</p>
          ) : (
            <ChangedValues changes={changes} />
          )}
        </li>
      ))}
    </ol>
  );
}

function ChangedValues({ changes }: { changes: Changes }) {
  return (
    <dl className="grid grid-cols-1 gap-2 text-small">
      {changes.map(({ path, from, to }) => (
        <div key={path} className="grid grid-cols-1 gap-x-4 sm:grid-cols-2">
          <dt className="font-mono wrap-anywhere">{path === "" ? "the whole file" : path}</dt>
          <dd className="wrap-anywhere">
            {from == null ? "not set" : <del className="text-ink-soft">{from}</del>}
            <span aria-hidden="true"> → </span>
            <span className="sr-only"> became </span>
            {to == null ? "not set" : <ins className="no-underline">{to}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
