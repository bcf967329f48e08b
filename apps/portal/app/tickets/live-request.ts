import { useMemo, useState } from "react";
import { readTyped, type Typed } from "./typed-request.js";
import { useLatest } from "../ui/use-latest.js";
import type { SuggestedIssue } from "../defects/suggest-issues.server.js";
import type { DecisionView } from "./decision-view.js";
import type { SuggestedArticles } from "./suggest-articles.server.js";

/**
 * Follows what is typed: the gate's answer to the facts chosen so far, articles that may answer the text, and known issues that it
 * may be about. All are asked after a pause, and none holds the form up.
 */
export function useLiveRequest(decision: DecisionView) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const gate = useLatest<DecisionView>(
    typed === null ? null : { url: `/tickets/new/decision?${typed.facts}` },
  );
  const suggested = useLatest<SuggestedArticles | null>(
    typed === null || typed.query === "" ? null : { url: `/tickets/new/articles?${typed.query}` },
  );
  const issues = useLatest<SuggestedIssue[]>(
    typed === null || typed.query === "" ? null : { url: `/tickets/new/issues?${typed.query}` },
  );
  return useMemo(
    () => ({
      decision: gate.answer ?? decision,
      suggested: suggested.answer,
      issues: issues.answer,
      pending: gate.pending,
      follow: (form: HTMLFormElement) => setTyped(readTyped(new FormData(form))),
    }),
    [gate.answer, gate.pending, decision, suggested.answer, issues.answer],
  );
}
