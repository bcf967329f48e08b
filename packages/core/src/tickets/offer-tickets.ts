import { isTicketFinal, ticketStates } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { sqlList } from "../database/sql-list.js";

/** Nothing happens to these any more: nobody need take them over. */
const FINAL = sqlList(ticketStates.filter(isTicketFinal));

interface OfRequester {
  accountId: string;
  personId: string;
}

/**
 * Asks the account's other admins to take over what somebody asked for who is active no more. Their name stays on the tickets until
 * somebody does. Answers with how many tickets that are.
 */
export async function offerTickets(
  tx: EntityManager,
  { accountId, personId }: OfRequester,
  at: Date,
): Promise<number> {
  const offered = await tx.query<unknown[]>(
    `with mine as (
       select id from tickets where requester_id = $2 and account_id = $1 and state not in (${FINAL})
         and handover_offered_at is null order by id for update
     ), offered as (
       update tickets t set handover_offered_at = $3, updated_at = $3, version = version + 1 from mine where mine.id = t.id returning t.id
     ) select id from offered`,
    [accountId, personId, at],
  );
  return offered.length;
}

/** They are active again: what nobody took is theirs as before. */
export async function withdrawOffers(
  tx: EntityManager,
  { accountId, personId }: OfRequester,
  at: Date,
): Promise<number> {
  const withdrawn = await tx.query<unknown[]>(
    `with mine as (
       select id from tickets where requester_id = $2 and account_id = $1 and handover_offered_at is not null order by id for update
     ), withdrawn as (
       update tickets t set handover_offered_at = null, updated_at = $3, version = version + 1 from mine where mine.id = t.id returning t.id
     ) select id from withdrawn`,
    [accountId, personId, at],
  );
  return withdrawn.length;
}
