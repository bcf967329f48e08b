import { Link } from "@remix-run/react";
import { Status } from "../ui/badge.js";
import { DateTime } from "../ui/date-time.js";
import type { RefusalsPage } from "./load-refusals.desk.server.js";
import { outcomeWords } from "./outcome-words.js";
import { refusalsHref } from "./refusal-filters.js";

/** What was asked on the left, what was answered and what became of it on the right. */
export function RefusalList({ page: { refusals, filters } }: { page: RefusalsPage }) {
  return (
    <ul className="grid gap-4">
      {refusals.map(({ id, at, subject, body, account, person, kindTitle, decision, contest, status }) => (
        <li
          key={id}
          className="grid gap-x-8 gap-y-4 rounded-sheet border border-rule bg-sheet p-4 sm:p-5 lg:grid-cols-2"
        >
          <div className="min-w-0">
            <h2 className="font-sans text-body font-medium break-words">
              <Link to={`/desk/refusals/${id}`} className="hover:text-pine">
                {subject ?? "Without a subject"}
              </Link>
            </h2>
            <p className="text-small text-ink-faint">
              {person?.name ?? "Somebody unknown"}
              {account !== null && (
                <>
                  ,{" "}
                  <Link to={refusalsHref(filters, { account: account.id })} className="link-quiet">
                    {account.name}
                  </Link>
                </>
              )}{" "}
              · {kindTitle} · <DateTime at={at} />
            </p>
            {body !== null && (
              <p className="mt-2 line-clamp-4 text-small break-words whitespace-pre-wrap text-ink-soft">
                {body}
              </p>
            )}
          </div>
          <div className="min-w-0 border-rule max-lg:border-t max-lg:pt-4 lg:border-l lg:pl-8">
            <p className="flex flex-wrap items-baseline justify-between gap-3">
              <span className="text-small font-medium">{outcomeWords(decision.outcome)}</span>
              <Status tone={status.tone}>{status.words}</Status>
            </p>
            {decision.reasons.map(({ code, message, clause, clauseUrl }) => (
              <p key={code} className="mt-1 text-small text-ink-soft">
                {message}{" "}
                <a href={clauseUrl} className="link">
                  Clause: {clause?.title ?? code}
                </a>
              </p>
            ))}
            {contest?.state === "OPEN" && (
              <p className="mt-3 border-l-[3px] border-ochre pl-3 text-small break-words">
                {contest.words ?? "Contested without further words."}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
