import type { ReactNode } from "react";
import type { TimelineFieldsFragment } from "../gql/graphql.js";
import { DateTime } from "../ui/date-time.js";
import { sharingWords } from "./sharing-words.js";
import { targetWords } from "./target-words.js";
import { DefectNews } from "../defects/defect-news.js";
import { RelationWords, tagWords } from "./relation-words.js";
import { proofStepWords } from "../verification/proof-words.js";
import { stateWords } from "./ticket-status.js";

type Item = TimelineFieldsFragment["nodes"][number];
type Event = Exclude<Item, { __typename: "Reply" | "InternalNote" }>;

/** One line for what happened to the ticket between the messages. */
export function TimelineEvent({ item, side }: { item: Event; side: "customer" | "staff" }) {
  return (
    <p className="flex flex-wrap gap-x-3 border-l-2 border-rule-strong py-0.5 pl-4 text-small text-ink-soft">
      <span>{words(item, side)}</span>
      <DateTime at={item.at} className="text-label text-ink-faint" />
    </p>
  );
}

function words(item: Event, side: "customer" | "staff"): ReactNode {
  switch (item.__typename) {
    case "StateChange":
      return (
        <>
          {item.actor === null ? "The ticket is now" : `${item.actor.name} set the ticket to`}{" "}
          <strong className="font-medium text-ink">{stateWords(item.to, side).toLowerCase()}</strong>
          {item.reason !== null && `: ${item.reason}`}
        </>
      );
    case "Assignment":
      return assignmentWords(item);
    case "ParticipantChange":
    case "VisibilityChange":
    case "RequesterChange":
      return sharingWords(item);
    case "ProductionJudgement":
      return judgementWords(item);
    case "TargetMissed":
      return (
        <>
          Internal target missed: the {targetWords(item.target)} was due <DateTime at={item.dueAt} />
        </>
      );
    case "DefectEvent":
      return <DefectNews event={item} side={side} />;
    case "RelationChange":
      return <RelationWords item={item} side={side} />;
    case "VerificationEvent":
      return proofStepWords(item.step, item.action);
    case "TagChange":
      return tagWords(item);
    case "DecisionMade":
      return (
        <>
          Decided: {item.decision.reasons[0]?.message}{" "}
          {item.decision.reasons[0] !== undefined && (
            <a href={item.decision.reasons[0].clauseUrl} className="link">
              Clause
            </a>
          )}
        </>
      );
  }
}

function judgementWords({
  actor,
  rejected,
  reason,
}: Extract<Event, { __typename: "ProductionJudgement" }>): ReactNode {
  const who = actor?.name ?? "Support";
  if (!rejected) return `${who} accepted that production is affected`;
  return (
    <>
      {who} did not accept that production is affected: {reason}
    </>
  );
}

function assignmentWords({ actor, assignee }: Extract<Event, { __typename: "Assignment" }>): string {
  if (assignee === null) return actor === null ? "Assigned to nobody" : `${actor.name} assigned it to nobody`;
  if (actor === null) return `Assigned to ${assignee.name}`;
  return actor.name === assignee.name
    ? `${actor.name} took the ticket`
    : `${actor.name} assigned it to ${assignee.name}`;
}
