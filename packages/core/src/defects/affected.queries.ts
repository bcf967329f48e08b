import { isTicketFinal, nextTicketState, ticketStates } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { sqlList } from "../database/sql-list.js";

type Db = DataSource | EntityManager;

/** States in which a ticket is told of a fix. */
const TOLD = sqlList(ticketStates.filter((state) => nextTicketState(state, "defect_fixed") !== null));
const OVER = sqlList(ticketStates.filter(isTicketFinal));

/** Accounts that a defect affects: by a report of it, or by a ticket about it. Each counts once. */
export async function affectedAccounts(db: Db, defectIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.query<{ id: string; count: number }[]>(
    `select defect_id as id, count(distinct account_id) from (
       select defect_id, account_id from defect_reports where defect_id = any($1)
       union all
       select l.defect_id, t.account_id from defect_tickets l join tickets t on t.id = l.ticket_id where l.defect_id = any($1)
     ) affected group by defect_id`,
    [defectIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Tickets that are told of the fix of defect `$1`, of which only the id and the person who asked matter. */
export const TOLD_TICKETS = `select t.id as ticket_id, t.requester_id as person_id
  from defect_tickets l join tickets t on t.id = l.ticket_id where l.defect_id = $1 and t.state in (${TOLD})`;

/**
 * People who are told by themselves: they reported defect `$1` or asked about it in a ticket that is over, still belong to the
 * account that they did it for, and have no ticket that tells them.
 */
export const TOLD_PEOPLE = `select distinct who.person_id from (
    select person_id, account_id from defect_reports where defect_id = $1
    union
    select t.requester_id, t.account_id from defect_tickets l join tickets t on t.id = l.ticket_id
    where l.defect_id = $1 and t.state in (${OVER})
  ) who
  where exists (
      select from memberships m join accounts a on a.id = m.account_id
      where m.person_id = who.person_id and m.account_id = who.account_id and m.active and a.standing <> 'closed')
    and not exists (select from (${TOLD_TICKETS}) told where told.person_id = who.person_id)`;
