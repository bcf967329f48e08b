import { useMemo, useState } from "react";
import { useLatest } from "../ui/use-latest.js";
import type { DecisionView } from "./decision-view.js";
import type { SuggestedArticles } from "./suggest-articles.server.js";

/** The fields that the gate's answer depends on. */
const deciding = ["account", "kind", "production", "critical", "protocol", "platform", "thirdParty"];

interface Typed {
  facts: string;
  query: string;
}

/**
 * Follows what is typed: the gate's answer to the facts chosen so far, and articles that may answer the text. Both are asked after a
 * pause, and neither holds the form up.
 */
export function useLiveRequest(decision: DecisionView) {
  const [typed, setTyped] = useState<Typed | null>(null);
  const gate = useLatest<DecisionView>(
    typed === null ? null : { url: `/tickets/new/decision?${typed.facts}` },
  );
  const suggested = useLatest<SuggestedArticles | null>(
    typed === null || typed.query === "" ? null : { url: `/tickets/new/articles?${typed.query}` },
  );
  return useMemo(
    () => ({
      decision: gate.answer ?? decision,
      suggested: suggested.answer,
      pending: gate.pending,
      follow: (form: HTMLFormElement) => setTyped(readTyped(new FormData(form))),
    }),
    [gate.answer, gate.pending, decision, suggested.answer],
  );
}

export function readTyped(form: FormData): Typed {
  const facts = new URLSearchParams();
  for (const name of deciding) {
    const value = form.get(name);
    if (typeof value === "string" && value !== "") facts.set(name, value);
  }
  return { facts: facts.toString(), query: form.has("production") ? "" : textQuery(form) };
}

/** Somebody whose production is down is not sent to read. */
function textQuery(form: FormData): string {
  const subject = String(form.get("subject") ?? "").trim();
  const body = String(form.get("body") ?? form.get("happens") ?? "").trim();
  if (subject.length + body.length < 3) return "";
  return new URLSearchParams({ subject: subject.slice(0, 200), body: body.slice(0, 500) }).toString();
}
