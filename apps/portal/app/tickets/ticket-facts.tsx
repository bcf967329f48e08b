import { Opening } from "../policy/opening.js";
import { DateTime } from "../ui/date-time.js";
import { ClaimsRecord } from "./claims-record.js";
import { DecisionFacts } from "./decision-panel.js";
import { Fact } from "./fact.js";
import type { TicketPage } from "./load-ticket.server.js";
import { ProductionFact } from "./production-fact.js";
import { TicketPeople } from "./ticket-people.js";
import { ResponseTimeFact } from "./response-time-fact.js";

/** Beside the conversation: where the ticket stands, why, and what it was decided from. */
export function TicketFacts({ page }: { page: TicketPage }) {
  const { ticket, place, decision, hours } = page;
  return (
    <aside aria-label="About this ticket" className="grid gap-6">
      {place !== null && (
        <Fact title="Place in the queue">
          <p className="font-medium">{place.place}</p>
          <p className="mt-1 text-ink-soft">{place.rule}</p>
          <p className="mt-1 text-ink-soft">
            We promise no time.{" "}
            <a href="/policies#priority" className="link">
              How we order requests
            </a>
          </p>
        </Fact>
      )}
      <Fact title="Hours">
        <Opening hours={hours} />
      </Fact>
      <ResponseTimeFact times={ticket.responseTimes} />
      {ticket.production !== null && <ProductionFact production={ticket.production} />}
      {ticket.production !== null && ticket.account?.productionClaims != null && (
        <Fact title="The account's record">
          <ClaimsRecord claims={ticket.account.productionClaims} ticketsAt="/tickets" />
        </Fact>
      )}
      <Fact title="Request">
        <p>
          {page.kindTitle}
          {ticket.account !== null && `, for ${ticket.account.name}`}
        </p>
        <p className="text-ink-soft">
          {ticket.requester !== null && `By ${ticket.requester.name}, `}
          <DateTime at={ticket.receivedAt} />
        </p>
        <p className="text-ink-soft">
          {ticket.assignee === null ? "Nobody has taken it yet." : `With ${ticket.assignee.name}.`}
        </p>
      </Fact>
      <TicketPeople ticket={ticket} />
      {decision !== null && (
        <Fact title="How it was decided">
          {decision.reasons.map((reason) => (
            <div key={reason.code} className="mb-2">
              <p>{reason.message}</p>
              <a href={reason.clauseUrl} className="link">
                Clause: {reason.clause?.title ?? "support policy"}
              </a>
            </div>
          ))}
          {decision.levelTitle !== null && (
            <p className="text-ink-soft">Level of support: {decision.levelTitle}</p>
          )}
          {decision.facts.length > 0 && (
            <details className="group mt-2">
              <summary className="link">The facts it rests on</summary>
              <DecisionFacts facts={decision.facts} policyVersion={decision.policyVersion} />
            </details>
          )}
        </Fact>
      )}
    </aside>
  );
}
