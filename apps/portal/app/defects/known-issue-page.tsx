import type { ReactNode } from "react";
import { ArticleList } from "../articles/article-list.js";
import { Badge, Status } from "../ui/badge.js";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { Card } from "../ui/card.js";
import { DateTime } from "../ui/date-time.js";
import { Prose } from "../ui/prose.js";
import { HaveThisToo } from "./have-this-too.js";
import { affectedWords, issueName, issueStateExplained, issueStateWords, issueTones } from "./issue-words.js";
import type { KnownIssuePage as Page } from "./load-known-issue.server.js";

interface KnownIssuePageProps {
  page: Page;
  refusal: string | null;
}

/** A published defect: what it is, whom it affects, how far it is, and how to do without. */
export function KnownIssuePage({ page, refusal }: KnownIssuePageProps) {
  const { issue } = page;
  return (
    <div className="grid grid-cols-1 items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,42rem)_1fr]">
      <article className="min-w-0">
        <Breadcrumbs crumbs={[{ title: "Known issues", href: "/known-issues" }]} />
        <header className="mb-8">
          <p className="flex flex-wrap items-center gap-3 text-small text-ink-faint">
            {issueName(issue.number)}
            <Status tone={issueTones[issue.state]}>{issueStateWords(issue.state)}</Status>
            {issue.critical && <Badge tone="stop">Critical</Badge>}
          </p>
          <h1 className="mt-2 text-h2 sm:text-h1">{issue.title}</h1>
          <p className="mt-3 text-lead text-ink-soft">{issueStateExplained(issue.state)}</p>
        </header>
        <Prose html={issue.bodyHtml} />
        {issue.workaround != null && (
          <section aria-labelledby="workaround" className="mt-10">
            <h2 id="workaround" className="mb-3 text-h3">
              How to do without
            </h2>
            <ArticleList articles={[issue.workaround]} />
          </section>
        )}
      </article>
      <aside aria-label="About this issue" className="grid gap-6 lg:sticky lg:top-6">
        <Card as="div">
          <HaveThisToo page={page} refusal={refusal} />
          <dl className="mt-5 grid gap-3 border-t border-rule pt-5 text-small first:mt-0 first:border-t-0 first:pt-0">
            <Row title="Affected">{affectedWords(issue.affectedAccounts ?? null)}</Row>
            {issue.components.length > 0 && (
              <Row title="Part of the product">{issue.components.join(", ")}</Row>
            )}
            {issue.affectedVersions.length > 0 && (
              <Row title="Versions">{issue.affectedVersions.join(", ")}</Row>
            )}
            {issue.fixedVersion != null && <Row title="Fixed in version">{issue.fixedVersion}</Row>}
            {issue.fixedAt != null && (
              <Row title="Fixed">
                <DateTime at={issue.fixedAt} style="date" />
              </Row>
            )}
            <Row title="Last updated">
              <DateTime at={issue.updatedAt} />
            </Row>
          </dl>
        </Card>
      </aside>
    </div>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-faint">{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}
