import { clsx } from "clsx";
import { CircleCheck, CircleX, Hourglass, Info, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { LinkButton } from "../ui/button.js";
import type { FactLine } from "./decision-facts.js";
import type { DecisionTone, DecisionView, ReasonView } from "./decision-view.js";

const looks: Record<DecisionTone, { icon: LucideIcon; ink: string; edge: string }> = {
  good: { icon: CircleCheck, ink: "text-moss", edge: "border-l-moss" },
  wait: { icon: Hourglass, ink: "text-ochre", edge: "border-l-ochre" },
  stop: { icon: CircleX, ink: "text-brick", edge: "border-l-brick" },
  info: { icon: Info, ink: "text-slate", edge: "border-l-slate" },
};

interface DecisionPanelProps {
  decision: DecisionView;
  /** Stands over the headline: what was asked. */
  eyebrow: ReactNode;
  /** Beside a form, links must not lead away from it. */
  besideForm?: boolean;
  showFacts?: boolean;
  children?: ReactNode;
}

/** What the gate says: in a sentence, why, by which clause, until when, and what to do now. */
export function DecisionPanel({
  decision,
  eyebrow,
  besideForm = false,
  showFacts = false,
  children,
}: DecisionPanelProps) {
  const { icon: Icon, ink, edge } = looks[decision.tone];
  return (
    <div className={clsx("rounded-sheet border border-l-4 border-rule bg-sheet p-5 sm:p-6", edge)}>
      <p className="eyebrow">{eyebrow}</p>
      <h2 className="mt-1 flex gap-2.5 text-h3">
        <Icon aria-hidden="true" strokeWidth={1.75} className={clsx("mt-1 size-5 shrink-0", ink)} />
        {decision.headline}
      </h2>
      <div className="mt-3 grid gap-3">
        {decision.reasons.map((reason) => (
          <Reason key={reason.code} reason={reason} newTab={besideForm} />
        ))}
      </div>
      {decision.ends !== null && <p className="mt-3 font-medium">{decision.ends}</p>}
      {decision.nextSteps.length > 0 && <NextSteps decision={decision} />}
      {showFacts && <DecisionFacts facts={decision.facts} policyVersion={decision.policyVersion} />}
      {children}
    </div>
  );
}

function Reason({ reason, newTab }: { reason: ReasonView; newTab: boolean }) {
  return (
    <div>
      <p>{reason.message}</p>
      <p className="mt-1 text-small text-ink-soft">
        Clause:{" "}
        <a href={reason.clauseUrl} className="link" {...(newTab && { target: "_blank", rel: "noopener" })}>
          {reason.clause?.title ?? "of the support policy"}
          {newTab && <span className="sr-only"> (opens in a new tab)</span>}
        </a>
      </p>
    </div>
  );
}

function NextSteps({ decision }: { decision: DecisionView }) {
  return (
    <div className="mt-5">
      <h3 className="mb-2 font-sans text-small font-medium text-ink-soft">What you can do now</h3>
      <ul className="flex flex-wrap gap-2">
        {decision.nextSteps.map((step, index) => (
          <li key={step.href}>
            <LinkButton
              href={step.href}
              tone={index === 0 && !decision.opensTicket ? "primary" : "plain"}
              size="small"
            >
              {step.label}
            </LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a decision rests on, so that a wrong fact can be seen and put right. */
export function DecisionFacts({ facts, policyVersion }: { facts: FactLine[]; policyVersion: string }) {
  if (facts.length === 0) return null;
  return (
    <div className="mt-5 border-t border-rule pt-4">
      <h3 className="mb-2 font-sans text-small font-medium text-ink-soft">What this answer rests on</h3>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-small">
        {[...facts, { label: "Policy", value: `version ${policyVersion}` }].map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-ink-faint">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
