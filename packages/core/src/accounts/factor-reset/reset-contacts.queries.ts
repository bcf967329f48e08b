import type { EntityManager } from "typeorm";

export interface ResetContact {
  personId: string;
  email: string;
}

/** Who is told of what happens to somebody's second factor: they themselves, and the other active admins of their accounts. */
export function resetContacts(tx: EntityManager, personId: string): Promise<ResetContact[]> {
  return tx.query(
    `select p.id as "personId", p.email from people p where p.id = $1
     union
     select p.id, p.email from memberships own
     join accounts a on a.id = own.account_id and a.standing <> 'closed'
     join memberships m on m.account_id = own.account_id and m.active and m.role = 'admin'
     join people p on p.id = m.person_id
     where own.person_id = $1 and own.active`,
    [personId],
  );
}
