import { Callout } from "../ui/callout.js";
import { LinkButton } from "../ui/button.js";
import type { DecisionView } from "./decision-view.js";

/** Why the ticket waits, and what its requester can do about it. */
export function HoldNotice({ reason, decision }: { reason: string; decision: DecisionView | null }) {
  const steps = decision?.nextSteps ?? [];
  return (
    <Callout tone="wait" title="This ticket waits" className="mb-6">
      <p>{reason}</p>
      {steps.length > 0 && (
        <ul className="flex flex-wrap gap-2 pt-1">
          {steps.map(({ href, label }) => (
            <li key={href}>
              <LinkButton href={href} size="small">
                {label}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <p className="text-small">Once it is done, reply below and the ticket goes on.</p>
    </Callout>
  );
}
