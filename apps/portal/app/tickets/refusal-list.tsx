import { DateTime } from "../ui/date-time.js";
import { DecisionFacts } from "./decision-panel.js";
import type { RefusalsPage } from "./load-refusals.desk.server.js";
import { outcomeWords } from "./outcome-words.js";

/** What was asked on the left, what was answered on the right. */
export function RefusalList({ refusals }: { refusals: RefusalsPage["refusals"] }) {
  return (
    <ul className="grid gap-4">
      {refusals.map(({ id, at, subject, body, account, person, kindTitle, decision }) => (
        <li
          key={id}
          className="grid gap-x-8 gap-y-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5 lg:grid-cols-2"
        >
          <div className="min-w-0">
            <h2 className="font-sans text-body font-medium">{subject ?? "Without a subject"}</h2>
            <p className="text-small text-ink-faint">
              {person?.name ?? "Somebody unknown"}
              {account !== null && `, ${account.name}`} · {kindTitle} · <DateTime at={at} />
            </p>
            {body !== null && (
              <p className="mt-2 line-clamp-6 text-small whitespace-pre-wrap text-ink-soft">{body}</p>
            )}
          </div>
          <div className="min-w-0 border-rule max-lg:border-t max-lg:pt-4 lg:border-l lg:pl-8">
            <p className="text-small font-medium">{outcomeWords(decision.outcome)}</p>
            {decision.reasons.map(({ code, message, clause, clauseUrl }) => (
              <p key={code} className="mt-1 text-small text-ink-soft">
                {message}{" "}
                <a href={clauseUrl} className="link">
                  Clause: {clause?.title ?? code}
                </a>
              </p>
            ))}
            {decision.facts.length > 0 && (
              <details className="mt-2 text-small">
                <summary className="link">The facts it rests on</summary>
                <DecisionFacts facts={decision.facts} policyVersion={decision.policyVersion} />
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
