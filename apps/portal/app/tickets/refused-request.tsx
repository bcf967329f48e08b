import { useEffect, useRef } from "react";
import { SearchBox } from "../frame/search-box.js";
import { Card } from "../ui/card.js";
import { CopyButton } from "../ui/copy-button.js";
import type { RequestAnswer } from "./answer-request.server.js";
import { ContestForm } from "./contest-form.js";
import { composeReport } from "./critical-report.js";
import { DecisionPanel } from "./decision-panel.js";
import type { DecisionView } from "./decision-view.js";
import { MaskedNotice } from "./masked-notice.js";
import type { RequestValues } from "./request-values.js";
import type { Masked } from "./send-request.server.js";
import type { SuggestedArticles as Suggested } from "./suggest-articles.server.js";
import { SuggestedArticles } from "./suggested-articles.js";

interface RefusedRequestProps {
  decision: DecisionView;
  values: RequestValues;
  /** What was taken out of it before it was kept. */
  masked: Masked;
  articles: Suggested["articles"];
  /** Null where nobody is known who could. */
  contest: RequestAnswer["contest"];
}

/** A refusal in full: why, by which clause and facts, what answers it instead, what to do now, and what was typed. Takes focus. */
export function RefusedRequest({ decision, values, masked, articles, contest }: RefusedRequestProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [decision]);
  const text = `${values.subject}\n\n${values.critical ? composeReport(values.report) : values.body}`;
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label="Answer to your request"
      className="grid gap-6 focus:outline-none"
    >
      <DecisionPanel
        decision={decision}
        eyebrow="Our answer to your request. It is recorded."
        showFacts
        besideForm
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <Card
          as="div"
          title={articles.length > 0 ? "Articles for what you wrote" : "No article matches what you wrote"}
        >
          {articles.length > 0 ? (
            <SuggestedArticles articles={articles} newTab />
          ) : (
            <SearchBox query={values.subject} />
          )}
        </Card>
        <Card as="div" title="Your text" actions={<CopyButton text={text} label="Copy" />}>
          <pre className="max-h-72 overflow-y-auto font-sans text-small whitespace-pre-wrap text-ink-soft">
            {text}
          </pre>
          <MaskedNotice masked={masked} what="request" side="customer" className="mt-4" />
        </Card>
      </div>
      {contest !== null && (
        <Card as="div" title="Is this answer wrong?">
          <p className="mb-4 text-small text-ink-soft">
            Contest it, and a person looks at it again: at the facts, too. Your requests that were refused
            stand under{" "}
            <a href="/tickets/refused" className="link">
              Refused
            </a>
            .
          </p>
          <ContestForm {...contest} />
        </Card>
      )}
    </section>
  );
}
