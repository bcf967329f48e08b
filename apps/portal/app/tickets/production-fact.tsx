import { DateTime } from "../ui/date-time.js";
import { Fact } from "./fact.js";

interface ProductionFactProps {
  production: { resource: string; affected: string; since: string | null };
}

/** The claim that put a ticket before others. */
export function ProductionFact({ production: { resource, affected, since } }: ProductionFactProps) {
  return (
    <Fact title="Affects production">
      <p>{resource}</p>
      <p className="text-ink-soft">{affected}</p>
      {since !== null && (
        <p className="text-ink-soft">
          Since <DateTime at={since} />
        </p>
      )}
    </Fact>
  );
}
