import type { PolicyWordsFieldsFragment, RefusedRequestFieldsFragment } from "../gql/graphql.js";
import type { Tone } from "../ui/badge.js";
import { viewDecision } from "./decision-view.js";

/** A refused request in words, with what became of it. */
export function viewRefusedRequest(
  request: RefusedRequestFieldsFragment,
  policy: PolicyWordsFieldsFragment,
  now: Date,
) {
  const { decision, decidedAnew, kind, ...rest } = request;
  return {
    ...rest,
    kind,
    kindTitle: policy.requestKinds.find((words) => words.kind === kind)?.title ?? kind,
    decision: viewDecision(decision, policy, now),
    decidedAnew: decidedAnew.map(({ at, decision: later }) => ({
      at,
      decision: viewDecision(later, policy, now),
    })),
    status: refusalStatus(request),
  };
}

export type RefusedRequestView = ReturnType<typeof viewRefusedRequest>;

/** What became of it, in a word or two. */
export function refusalStatus({
  contest,
  ticket,
  decidedAnew,
}: Pick<RefusedRequestFieldsFragment, "contest" | "ticket" | "decidedAnew">): { words: string; tone: Tone } {
  if (ticket !== null) return { words: `Ticket #${ticket.number}`, tone: "good" };
  if (contest?.state === "OPEN") return { words: "Contested", tone: "wait" };
  if (contest?.outcome === "UPHELD") return { words: "Looked at again: stays", tone: "stop" };
  if (decidedAnew.length > 0) return { words: "Decided anew: stays", tone: "stop" };
  return { words: "Not contested", tone: "neutral" };
}
