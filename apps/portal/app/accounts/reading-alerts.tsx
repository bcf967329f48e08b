import { Callout } from "../ui/callout.js";
import { DateTime } from "../ui/date-time.js";

interface Alert {
  personName: string;
  what: string;
  at: string;
}

/** Who of the staff opened as much as the policy has for one person, in the last day: for leads. */
export function ReadingAlerts({ alerts }: { alerts: readonly Alert[] }) {
  if (alerts.length === 0) return null;
  return (
    <Callout tone="stop" title="Somebody opened more than usual" className="mb-6">
      <ul className="grid gap-1">
        {alerts.map(({ personName, what, at }) => (
          <li key={`${personName} ${what} ${at}`}>
            {personName} opened {what} within an hour, <DateTime at={at} />
          </li>
        ))}
      </ul>
      <p className="text-small">
        More is refused until the hour is over. Ask them whether it was them; if not, have them deactivated.
        What they opened is in the audit trail.
      </p>
    </Callout>
  );
}
