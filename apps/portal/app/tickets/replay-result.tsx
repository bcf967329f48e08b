import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { DecisionChange } from "../gql/desk/graphql.js";
import { Figure } from "../insights/figure.js";
import { Badge, type Tone } from "../ui/badge.js";
import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";
import { EmptyState } from "../ui/empty-state.js";
import { Cell, Table } from "../ui/table.js";
import { outcomeWords } from "./outcome-words.js";
import type { ReplayAnswer } from "./replay-policy.desk.server.js";

type Replay = NonNullable<ReplayAnswer["replay"]>;
type Replayed = Replay["requests"][number];

const changes: Record<DecisionChange, { words: string; tone: Tone }> = {
  ADMITTED: { words: "Would be admitted", tone: "good" },
  REFUSED: { words: "Would be refused", tone: "stop" },
  RANK: { words: "Another rank", tone: "wait" },
  OTHER: { words: "Another reason or level", tone: "neutral" },
};

/** Numbers first, then each request that would be decided otherwise. Takes focus when it appears. */
export function ReplayResult({ answer, replay }: { answer: ReplayAnswer; replay: Replay }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [replay]);
  const { totals, requests, hasMore, complete, until } = replay;
  return (
    <section ref={box} tabIndex={-1} aria-label="Result" className="grid gap-5 focus:outline-none">
      <dl className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-5">
        <Figure title="Replayed" value={totals.replayed.toLocaleString("en")}>
          {totals.unreadable > 0 && `${totals.unreadable.toLocaleString("en")} cannot be read any more`}
        </Figure>
        <Figure title="Would be admitted" value={totals.admitted.toLocaleString("en")}>
          were refused
        </Figure>
        <Figure title="Would be refused" value={totals.refused.toLocaleString("en")}>
          were admitted
        </Figure>
        <Figure title="Another rank" value={totals.rank.toLocaleString("en")} />
        <Figure title="Another reason or level" value={totals.other.toLocaleString("en")} />
      </dl>
      {!complete && (
        <Callout tone="wait" title="There were more requests than a page has time for">
          <p>
            Replayed up to {until === null ? "none" : <DateTime at={until} />}. Choose a later day, or run{" "}
            <code>recourse policy replay</code>, which takes as long as it needs.
          </p>
        </Callout>
      )}
      {requests.length === 0 ? (
        <EmptyState title="Nobody would have been decided otherwise">
          Every request since then has the same outcome, level and rank under both policies.
        </EmptyState>
      ) : (
        <Changed answer={answer} requests={requests} />
      )}
      {hasMore && (
        <p className="text-small text-ink-soft">
          The first {requests.length} are shown; <code>recourse policy replay</code> lists all of them.
        </p>
      )}
    </section>
  );
}

function Changed({ answer, requests }: { answer: ReplayAnswer; requests: Replayed[] }) {
  return (
    <Table
      caption="Requests that would be decided otherwise"
      head={["Received", "Request", "What changes", "Was", "Would be"]}
    >
      {requests.map((request) => (
        <tr key={request.id}>
          <Cell heads className="whitespace-nowrap">
            <DateTime at={request.at} style="date" />
          </Cell>
          <Cell className="min-w-52">
            {request.ticketNumber === null ? (
              <span className="break-words">{request.subject ?? "Without a subject"}</span>
            ) : (
              <Link to={`/desk/tickets/${request.ticketNumber}`} className="link break-words">
                #{request.ticketNumber} {request.subject}
              </Link>
            )}
            <span className="block text-ink-faint">
              {answer.kinds.find(({ kind }) => kind === request.kind)?.title ?? request.kind}
              {request.accountName !== null && ` · ${request.accountName}`}
            </span>
          </Cell>
          <Cell>
            <Badge tone={changes[request.change].tone}>{changes[request.change].words}</Badge>
          </Cell>
          <Cell className="min-w-44">
            <Decided answer={answer} decision={request.before} />
          </Cell>
          <Cell className="min-w-44">
            <Decided answer={answer} decision={request.after} />
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function Decided({ answer, decision }: { answer: ReplayAnswer; decision: Replayed["before"] }) {
  const { outcome, level, priority, reasons } = decision;
  const title = answer.levels.find((each) => each.level === level)?.title;
  return (
    <>
      {outcomeWords(outcome)}
      {priority !== null && `, rank ${priority}`}
      <span className="block text-ink-faint">{title ?? reasons[0]?.message}</span>
    </>
  );
}
