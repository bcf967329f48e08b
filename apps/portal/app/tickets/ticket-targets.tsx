import { DateTime } from "../ui/date-time.js";
import { Fact } from "./fact.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { causeWords, remainingWords, targetWords } from "./target-words.js";
import { businessDuration } from "./response-time-words.js";

type Target = DeskTicketPage["ticket"]["targets"][number];

/** What the staff expect of themselves on this ticket, and how each due time came about. Customers never see it. */
export function TicketTargets({ targets }: { targets: Target[] }) {
  const present = targets.find(({ state }) => state === "RUNNING" || state === "PAUSED");
  const past = targets.filter((target) => target !== present);
  return (
    <Fact title="Internal target">
      {present === undefined ? (
        <p className="text-ink-soft">{targets.length === 0 ? "None for this ticket." : "None is open."}</p>
      ) : (
        <TargetWords target={present} />
      )}
      {past.length > 0 && (
        <details className="mt-1">
          <summary className="link">
            {past.length === 1 ? "An earlier one" : `${past.length} earlier ones`}
          </summary>
          <ul className="mt-1 grid gap-3">
            {past.map((target) => (
              <li key={target.id}>
                <TargetWords target={target} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Fact>
  );
}

function TargetWords({ target }: { target: Target }) {
  const { kind, targetMinutes, trace } = target;
  const words = targetWords(kind);
  return (
    <>
      <p className="font-medium">
        {words.charAt(0).toUpperCase()}
        {words.slice(1)} within {businessDuration(targetMinutes)}
      </p>
      <Standing target={target} />
      <details className="mt-1">
        <summary className="link">How this due time came about</summary>
        <ol aria-label="Trace" className="mt-1 grid gap-0.5 text-label text-ink-soft">
          {trace.map((line, place) => (
            <li key={place} className={line.startsWith("  ") ? "pl-4" : undefined}>
              {line.trim()}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

function Standing({
  target: { state, cause, dueAt, metAt, breached, remainingMinutes },
}: {
  target: Target;
}) {
  if (state === "PAUSED") {
    return (
      <p className="text-ink-soft">
        Not counted: {cause === null ? "it waits" : causeWords(cause)}.
        {remainingMinutes !== null && ` ${remainingWords(remainingMinutes)}.`}
      </p>
    );
  }
  if (state === "RUNNING" && dueAt !== null) {
    return (
      <p className={breached ? "font-medium text-brick" : "text-ink-soft"}>
        {breached ? "Was due" : "Due"} <DateTime at={dueAt} />
        {remainingMinutes !== null && `: ${remainingWords(remainingMinutes)}`}
      </p>
    );
  }
  return (
    <p className={breached ? "text-brick" : "text-ink-soft"}>
      {metAt === null ? "Ended without an answer" : breached ? "Answered late" : "Answered in time"}
      {metAt !== null && (
        <>
          , <DateTime at={metAt} />
        </>
      )}
    </p>
  );
}
