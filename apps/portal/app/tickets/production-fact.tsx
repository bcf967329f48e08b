import { DateTime } from "../ui/date-time.js";
import { Fact } from "./fact.js";

export interface ShownClaim {
  resource: string;
  affected: string;
  since: string | null;
  rejected: { reason: string; at: string; by: { name: string } | null } | null;
}

/** The claim that puts a ticket before others, or why staff did not let it. */
export function ProductionFact({ production }: { production: ShownClaim }) {
  const { resource, affected, since, rejected } = production;
  return (
    <Fact title={rejected === null ? "Affects production" : "Said to affect production"}>
      <p>{resource}</p>
      <p className="text-ink-soft">{affected}</p>
      {since !== null && (
        <p className="text-ink-soft">
          Since <DateTime at={since} />
        </p>
      )}
      {rejected !== null && (
        <div className="mt-2 border-l-2 border-ochre pl-3">
          <p className="font-medium">Not accepted as production</p>
          <p className="whitespace-pre-line">{rejected.reason}</p>
          <p className="text-ink-soft">
            {rejected.by !== null && `${rejected.by.name}, `}
            <DateTime at={rejected.at} />
          </p>
        </div>
      )}
    </Fact>
  );
}
