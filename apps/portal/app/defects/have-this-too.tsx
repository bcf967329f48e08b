import { signInHref } from "../sign-in/return-to.js";
import { Button, LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { issueHref } from "./issue-words.js";
import type { KnownIssuePage } from "./load-known-issue.server.js";

interface HaveThisTooProps {
  page: KnownIssuePage;
  /** Why it was not counted. */
  refusal: string | null;
}

/** Counts the reader's account and has them told of the fix; who is not signed in is asked to. */
export function HaveThisToo({ page: { issue, signedIn, accounts }, refusal }: HaveThisTooProps) {
  const { report } = issue.viewerCan;
  if (issue.viewerReported) {
    return (
      <Callout tone="good" live title="You have this too">
        <p>
          Your account is counted.{" "}
          {issue.state === "FIXED" ? "It is fixed." : "We tell you when it is fixed."} What you reported is
          listed under{" "}
          <a href="/tickets" className="link">
            Tickets
          </a>
          .
        </p>
      </Callout>
    );
  }
  if (issue.state === "FIXED") return null;
  if (!signedIn) {
    return (
      <div className="grid gap-3">
        <p className="text-small text-ink-soft">
          Do you have this, too? Sign in and say so, and we tell you when it is fixed. You need no ticket for
          it.
        </p>
        <p>
          <LinkButton href={signInHref(issueHref(issue.number))} tone="primary">
            Sign in to say “I have this too”
          </LinkButton>
        </p>
      </div>
    );
  }
  if (!report.allowed && accounts.length === 0) return null;
  return (
    <form method="post" action={issueHref(issue.number)} aria-label="I have this too" className="grid gap-3">
      <p className="text-small text-ink-soft">
        Say so, and we tell you when it is fixed. Your account counts once, and you need no ticket.
      </p>
      {refusal !== null && (
        <p role="alert" className="text-small font-medium text-brick">
          {refusal}
        </p>
      )}
      <input type="hidden" name="knownIssueId" value={issue.id} />
      {accounts.length > 1 && (
        <div className="grid gap-1.5">
          <label htmlFor="account" className="text-small font-medium">
            For which account?
          </label>
          <select
            id="account"
            name="account"
            className="min-h-10 w-full rounded-box border border-rule-strong bg-sheet px-3 text-small"
          >
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      )}
      <p>
        <Button tone="primary">I have this too</Button>
      </p>
    </form>
  );
}
