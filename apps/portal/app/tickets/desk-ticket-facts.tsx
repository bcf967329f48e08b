import { Link } from "@remix-run/react";
import { SearchesBefore } from "../insights/searches-before.js";
import { DateTime } from "../ui/date-time.js";
import { DecisionFacts } from "./decision-panel.js";
import type { DeskTicketPage } from "./load-desk-ticket.desk.server.js";
import { outcomeWords } from "./outcome-words.js";
import { shortPlace } from "./queue-place-words.js";
import { ProductionFact } from "./production-fact.js";
import { ProductionJudgement } from "./production-judgement.js";
import { ClaimsRecord } from "./claims-record.js";
import { ResponseTimeFact } from "./response-time-fact.js";
import { TicketTargets } from "./ticket-targets.js";
import type { FailedAct } from "./work-on-ticket.desk.server.js";
import { Fact } from "./fact.js";
import { queueHref } from "./queue-views.js";
import { stateWords } from "./ticket-status.js";

/** What one must know to answer: the claim, the account and its level, the decision with its facts, what else the account asked. */
export function DeskTicketFacts({ page, failed }: { page: DeskTicketPage; failed: FailedAct | null }) {
  const { ticket, decision, others } = page;
  return (
    <>
      <TicketTargets targets={ticket.targets} />
      {ticket.production !== null && <ProductionFact production={ticket.production} />}
      <ProductionJudgement page={page} failed={failed} />
      <Fact title="Requester">
        <p>{ticket.requester?.name ?? "Not known"}</p>
        {ticket.requester?.email != null && (
          <p className="break-all text-ink-soft">{ticket.requester.email}</p>
        )}
      </Fact>
      <AccountFact page={page} />
      <Fact title="Request">
        <p>{page.kindTitle}</p>
        <p className="text-ink-soft">
          Received <DateTime at={ticket.receivedAt} />
        </p>
        {ticket.queuePlace !== null && (
          <p className="text-ink-soft">{shortPlace(ticket.queuePlace)} in the queue</p>
        )}
      </Fact>
      <ResponseTimeFact times={ticket.responseTimes} />
      {decision !== null && (
        <Fact title="Decision">
          <p className="font-medium">{outcomeWords(decision.outcome)}</p>
          {decision.reasons.map(({ code, clause, clauseUrl }) => (
            <p key={code}>
              <a href={clauseUrl} className="link">
                Clause: {clause?.title ?? code}
              </a>
            </p>
          ))}
          {decision.facts.length > 0 && (
            <details className="mt-1">
              <summary className="link">The facts it rests on</summary>
              <DecisionFacts facts={decision.facts} policyVersion={decision.policyVersion} />
            </details>
          )}
        </Fact>
      )}
      <SearchesBefore searches={ticket.searchesBefore} />
      <Fact title="Other tickets of the account">
        {others.length === 0 && <p className="text-ink-soft">None.</p>}
        <ul className="grid gap-1.5">
          {others.map(({ number, subject, state }) => (
            <li key={number}>
              <Link to={`/desk/tickets/${number}`} className="link-quiet">
                #{number} {subject}
              </Link>
              <span className="text-ink-faint"> · {stateWords(state, "staff").toLowerCase()}</span>
            </li>
          ))}
        </ul>
      </Fact>
    </>
  );
}

function AccountFact({ page: { ticket, levelTitle, decision } }: { page: DeskTicketPage }) {
  const { account } = ticket;
  if (account === null) return <Fact title="Account">None that is known.</Fact>;
  const plan = [account.plan, account.billing]
    .filter((part) => part !== null)
    .join(", ")
    .toLowerCase();
  return (
    <Fact title="Account">
      <p className="font-medium">{account.name}</p>
      {account.plan === null ? (
        <p className="text-ink-soft">What is on record of it is masked until it is proven who asks.</p>
      ) : (
        <>
          <p className="text-ink-soft">
            {plan}
            {account.standing !== null &&
              account.standing !== "ACTIVE" &&
              `, ${account.standing.replace("_", " ").toLowerCase()}`}
          </p>
          <p className="text-ink-soft">
            Support now: {levelTitle ?? "none"}
            {account.supportEndsAt !== null && (
              <>
                , until <DateTime at={account.supportEndsAt} />
              </>
            )}
          </p>
        </>
      )}
      {decision?.levelTitle != null && decision.levelTitle !== levelTitle && (
        <p className="text-ink-soft">When it was decided: {decision.levelTitle}</p>
      )}
      {account.productionClaims !== null && (
        <ClaimsRecord claims={account.productionClaims} ticketsAt="/desk/tickets" />
      )}
      <Link to={queueHref("all", account.id)} className="link">
        Its part of the queue
      </Link>
    </Fact>
  );
}
