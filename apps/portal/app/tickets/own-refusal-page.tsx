import { Form, useNavigation } from "@remix-run/react";
import { Breadcrumbs } from "../ui/breadcrumbs.js";
import { Button, LinkButton } from "../ui/button.js";
import { Callout } from "../ui/callout.js";
import { Card } from "../ui/card.js";
import { CopyButton } from "../ui/copy-button.js";
import { DateTime } from "../ui/date-time.js";
import { PageHeader } from "../ui/page-header.js";
import { ContestForm } from "./contest-form.js";
import type { ContestFault } from "./contest-refusal.server.js";
import { ContestState } from "./contest-state.js";
import { DecisionPanel } from "./decision-panel.js";
import type { OwnRefusal } from "./load-own-refusals.server.js";

/** A request that was refused: what was said, what was held against it, and what was decided anew, each kept. */
export function OwnRefusalPage({ page, fault }: { page: OwnRefusal; fault: ContestFault }) {
  const { request } = page;
  return (
    <>
      <Breadcrumbs
        crumbs={[
          { title: "Tickets", href: "/tickets" },
          { title: "Refused requests", href: "/tickets/refused" },
        ]}
      />
      <PageHeader
        title={request.subject ?? "Without a subject"}
        eyebrow={
          <>
            {request.kindTitle} · <DateTime at={request.at} />
          </>
        }
      />
      {fault !== null && (
        <Callout tone="stop" live className="mb-6" title="That did not work">
          <p>{fault.message}</p>
        </Callout>
      )}
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2 lg:gap-8">
        <div className="grid gap-6">
          <DecisionPanel
            decision={request.decision}
            eyebrow={request.decidedAnew.length > 0 ? "First answer" : "Our answer"}
            showFacts
          />
          {request.decidedAnew.map(({ at, decision }) => (
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
        <div className="grid gap-6">
          {request.ticket !== null && (
            <Callout tone="good" title={`Your request is ticket #${request.ticket.number} now`}>
              <p>It stands in the queue where it would have stood from the beginning.</p>
              <LinkButton href={`/tickets/${request.ticket.number}`} size="small" soft>
                Open ticket #{request.ticket.number}
              </LinkButton>
            </Callout>
          )}
          <Contesting page={page} fault={fault} />
          {request.body !== null && (
            <Card
              title={page.isOwn ? "Your text" : `What ${request.person?.name ?? "they"} wrote`}
              actions={<CopyButton text={`${request.subject ?? ""}\n\n${request.body}`} label="Copy" />}
            >
              <pre className="max-h-72 overflow-y-auto font-sans text-small break-words whitespace-pre-wrap text-ink-soft">
                {request.body}
              </pre>
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

function Contesting({
  page: { request, isOwn, idempotencyKey },
  fault,
}: {
  page: OwnRefusal;
  fault: ContestFault;
}) {
  const busy = useNavigation().formData?.get("intent") === "withdraw";
  const { contest, viewerCan } = request;
  if (contest === null && !viewerCan.contest.allowed) {
    return isOwn || viewerCan.contest.message === null ? null : (
      <p className="text-small text-ink-soft">{viewerCan.contest.message}</p>
    );
  }
  return (
    <Card title={contest === null ? "Is this answer wrong?" : "Contested"}>
      {contest !== null && <ContestState contest={contest} side="customer" />}
      {viewerCan.withdraw.allowed && (
        <Form method="post" className="mt-4">
          <Button name="intent" value="withdraw" size="small" busy={busy}>
            Take it back
          </Button>
        </Form>
      )}
      {viewerCan.contest.allowed && (
        <div className={contest === null ? "" : "mt-5 border-t border-rule pt-4"}>
          <p className="mb-4 text-small text-ink-soft">
            Contest it, and a person looks at it again: at the facts, too. It costs one click, once for each
            answer.
          </p>
          <ContestForm
            refusedRequestId={request.id}
            idempotencyKey={idempotencyKey}
            words={fault?.words ?? ""}
          />
        </div>
      )}
    </Card>
  );
}
