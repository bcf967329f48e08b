import { DateTime } from "../ui/date-time.js";
import type { RefusedRequestView } from "./view-refused-request.js";

type Contest = NonNullable<RefusedRequestView["contest"]>;

/** What was held against a refusal, and what staff answered. */
export function ContestState({ contest, side }: { contest: Contest; side: "customer" | "staff" }) {
  const { state, words, contestedAt, outcome, answer, answeredAt } = contest;
  return (
    <div className="grid gap-4">
      <div>
        <p className="text-small text-ink-faint">
          {state === "WITHDRAWN" ? "Contested and taken back" : "Contested"} · <DateTime at={contestedAt} />
        </p>
        {words === null ? (
          <p className="mt-1 text-ink-soft">Without further words.</p>
        ) : (
          <p className="mt-1 whitespace-pre-wrap break-words">{words}</p>
        )}
      </div>
      {state === "OPEN" && side === "customer" && (
        <p className="text-ink-soft">
          It is in the list of our support staff, oldest first. The answer will stand here.
        </p>
      )}
      {answer !== null && answeredAt !== null && (
        <div className="border-l-[3px] border-pine pl-4">
          <p className="text-small text-ink-faint">
            {outcome === "UPHELD" ? "Our answer: it stays as it is" : "Our answer: decided anew"} ·{" "}
            <DateTime at={answeredAt} />
          </p>
          <p className="mt-1 whitespace-pre-wrap break-words">{answer}</p>
        </div>
      )}
    </div>
  );
}
