import type { MembershipRole } from "@recourse/policy";
import type { DataSource } from "typeorm";

/** Whether the account of whoever has an address requires its provider for them, and what they are to it. Null: it does not. */
export async function whoNeedsProvider(
  db: DataSource,
  email: string,
): Promise<{ role: MembershipRole } | null> {
  const [row] = await db.query<{ role: MembershipRole }[]>(
    `select m.role from people p
     join memberships m on m.person_id = p.id and m.active
     join accounts a on a.id = m.account_id and a.standing <> 'closed'
     join sign_in_providers s on s.account_id = m.account_id and s.mode = 'required'
     join account_domains d on d.account_id = m.account_id and d.proven_at is not null
       and d.domain = lower(split_part(p.email::text, '@', 2))
     where p.email = $1::citext
       and not exists (select from staff st where st.person_id = p.id)
       and not exists (select from memberships o join accounts oa on oa.id = o.account_id
         where o.person_id = p.id and o.account_id <> m.account_id and o.active and oa.standing <> 'closed')`,
    [email],
  );
  return row ?? null;
}
