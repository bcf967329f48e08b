import { Link } from "@remix-run/react";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { DateTime } from "../ui/date-time.js";
import { PageHeader } from "../ui/page-header.js";
import type { AnswerFault } from "./answer-refusal.desk.server.js";
import { ContestState } from "./contest-state.js";
import { DecideAnewForm } from "./decide-anew-form.js";
import { DecisionPanel } from "./decision-panel.js";
import type { RefusalPage } from "./load-refusal.desk.server.js";
import { UpholdForm } from "./uphold-form.js";

/** A refused request as staff see it: both sides' words, every decision with its facts, and what can be done. */
export function DeskRefusalPage({ page, fault }: { page: RefusalPage; fault: AnswerFault }) {
  const { refusal } = page;
  return (
    <>
      <Breadcrumbs crumbs={[{ title: "Refusals", href: "/desk/refusals" }]} />
      <PageHeader
        title={refusal.subject ?? "Without a subject"}
        eyebrow={
          <>
            {refusal.kindTitle} · <DateTime at={refusal.at} />
          </>
        }
      />
      {fault !== null && <Fault fault={fault} />}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2 lg:gap-8">
        <div className="grid min-w-0 gap-6">
          <Request page={page} />
          <DecisionPanel decision={refusal.decision} eyebrow="First decision" showFacts />
          {refusal.decidedAnew.map(({ at, decision }) => (
            <DecisionPanel
              key={at}
              decision={decision}
              eyebrow={
                <>
                  Decided anew · <DateTime at={at} />
                </>
              }
              showFacts
            />
          ))}
        </div>
        <div className="grid min-w-0 gap-6">
          {refusal.ticket !== null && (
            <Callout tone="good" title={`It is ticket #${refusal.ticket.number} now`}>
              <LinkButton href={`/desk/tickets/${refusal.ticket.number}`} size="small" soft>
                Open ticket #{refusal.ticket.number}
              </LinkButton>
            </Callout>
          )}
          <Contested page={page} />
          <Acts page={page} fault={fault} />
        </div>
      </div>
    </>
  );
}

function Fault({ fault }: { fault: NonNullable<AnswerFault> }) {
  return (
    <Callout
      tone="stop"
      live
      className="mb-6"
      title={fault.conflict ? "Somebody was quicker. Nothing of yours was done." : "That did not work"}
    >
      <p>{fault.message}</p>
      {fault.conflict && <p>The page shows what was done. Your answer is still in its box.</p>}
    </Callout>
  );
}

function Request({ page: { refusal } }: { page: RefusalPage }) {
  const { person, account, body } = refusal;
  return (
    <Card title="What was asked">
      <p className="text-small text-ink-faint">
        {person === null ? "Somebody unknown" : `${person.name} (${person.email ?? "no address"})`}
        {account !== null && (
          <>
            , {account.name} ·{" "}
            <Link to={`/desk/accounts/${account.id}/facts?refusal=${refusal.id}`} className="link">
              Facts on record
            </Link>
          </>
        )}
      </p>
      <pre className="mt-3 max-h-96 overflow-y-auto font-sans break-words whitespace-pre-wrap">
        {body ?? "The text is not kept any more."}
      </pre>
    </Card>
  );
}

function Contested({ page: { refusal, waited } }: { page: RefusalPage }) {
  if (refusal.contest === null || waited === null) {
    return <p className="text-small text-ink-soft">Nobody contested this refusal.</p>;
  }
  const hours = waited.hours.toLocaleString("en", { maximumFractionDigits: 1 });
  return (
    <Card title="Contested">
      <ContestState contest={refusal.contest} side="staff" />
      <p className="mt-3 text-small text-ink-faint">
        {refusal.contest.state === "OPEN"
          ? `Waiting for ${hours} business hours.`
          : refusal.contest.state === "ANSWERED" &&
            `Answered by ${waited.by ?? "somebody who left"} after ${hours} business hours.`}
      </p>
    </Card>
  );
}

function Acts({ page, fault }: { page: RefusalPage; fault: AnswerFault }) {
  const { uphold, decideAnew } = page.refusal.viewerCan;
  if (!uphold.allowed && !decideAnew.allowed) {
    return page.refusal.ticket !== null ? null : (
      <p className="text-small text-ink-soft">{decideAnew.message}</p>
    );
  }
  return (
    <>
      {decideAnew.allowed && <DecideAnewForm page={page} fault={fault} />}
      {uphold.allowed && <UpholdForm page={page} fault={fault} />}
    </>
  );
}
