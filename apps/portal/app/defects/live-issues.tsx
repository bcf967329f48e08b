import { Button } from "../ui/button.js";
import { issueHref, issueName, issueStateWords } from "./issue-words.js";
import { haveThisTooIntent } from "./have-this-too-intent.js";
import type { SuggestedIssue } from "./suggest-issues.server.js";

/** What became of an "I have this too"; `refusal` is null where it is counted. */
export interface ReportedIssue {
  issueId: string;
  refusal: string | null;
}

interface LiveIssuesProps {
  issues: SuggestedIssue[];
  /** What became of the last "I have this too". */
  reported: ReportedIssue | null;
  busy: boolean;
}

/**
 * Inside the ticket's form: known issues that may be what is asked, which can be followed without a ticket. The button posts the
 * form, so that all that was typed comes back, with script and without. Always there, so that screen readers hear what comes into it.
 */
export function LiveIssues({ issues, reported, busy }: LiveIssuesProps) {
  return (
    <div aria-live="polite" aria-label="Known issues that it may be" role="region">
      {issues.length > 0 && (
        <div className="rounded-box bg-ochre-wash p-4">
          <p className="mb-3 text-small font-medium">
            {issues.length === 1
              ? "We know of this: is it what you see?"
              : "We know of these: is it one of them?"}
          </p>
          <ul className="divide-y divide-rule">
            {issues.map(({ id, number, title, state, viewerReported }) => {
              const mine = reported?.issueId === id ? reported : null;
              return (
                <li
                  key={id}
                  className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
                >
                  <span className="min-w-0 flex-1 basis-60">
                    <a href={issueHref(number)} target="_blank" rel="noopener" className="link font-medium">
                      {title}
                      <span className="sr-only"> (opens in a new tab)</span>
                    </a>
                    <span className="block text-small text-ink-soft">
                      {issueName(number)} · {issueStateWords(state)}
                    </span>
                  </span>
                  {viewerReported || mine?.refusal === null ? (
                    <span className="text-small font-medium text-moss">
                      Counted. We tell you when it is fixed; you need no ticket.
                    </span>
                  ) : (
                    <Button size="small" name="intent" value={haveThisTooIntent(id)} busy={busy}>
                      I have this too
                      <span className="sr-only">: {title}</span>
                    </Button>
                  )}
                  {mine != null && mine.refusal !== null && (
                    <span role="alert" className="w-full text-small font-medium text-brick">
                      {mine.refusal}
                    </span>
                  )}
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </div>
  );
}
