import { Callout } from "../ui/callout.js";
import { issueHref, issueName, issueStateWords } from "./issue-words.js";
import type { DefectState } from "../gql/graphql.js";

interface ArticleIssuesProps {
  issues: { number: number; title: string; state: DefectState }[];
}

/** Before an article's text: defects that its readers may meet. */
export function ArticleIssues({ issues }: ArticleIssuesProps) {
  if (issues.length === 0) return null;
  return (
    <Callout
      tone="wait"
      title={issues.length === 1 ? "A known issue may concern you" : "Known issues may concern you"}
      className="mb-8"
    >
      <ul className="grid gap-1">
        {issues.map(({ number, title, state }) => (
          <li key={number}>
            <a href={issueHref(number)} className="underline underline-offset-2">
              {issueName(number)}: {title}
            </a>{" "}
            <span className="text-ink-soft">({issueStateWords(state).toLowerCase()})</span>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
