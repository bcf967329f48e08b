import type { DataSource, EntityManager } from "typeorm";

type Db = DataSource | EntityManager;

export interface MailRecipient {
  personId: string;
  address: string;
}

/**
 * Who is written to about a ticket `t`: its requester and those who were asked to join, as long as they read it, which are
 * active members of an account that is not closed.
 */
const READERS = `people p
  join memberships m on m.person_id = p.id and m.account_id = t.account_id and m.active
  join accounts a on a.id = m.account_id and a.standing <> 'closed'
  where (p.id = t.requester_id or p.id = any(t.participant_ids))`;

export function ticketRecipients(db: Db, ticketId: string): Promise<MailRecipient[]> {
  return db.query(
    `select p.id as "personId", p.email as address from tickets t, lateral (select p.id, p.email from ${READERS}) p where t.id = $1 order by p.id`,
    [ticketId],
  );
}

/** They may have lost the ticket since the mail was written. */
export async function isTicketRecipient(db: Db, ticketId: string, personId: string): Promise<boolean> {
  const rows = await db.query<unknown[]>(
    `select 1 as one from tickets t where t.id = $1 and exists (select 1 from ${READERS} and p.id = $2)`,
    [ticketId, personId],
  );
  return rows.length > 0;
}
