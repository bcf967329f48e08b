import type { StaffRole } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";

/** A staff member with the name that people know them by. */
export interface NamedStaff {
  id: string;
  personId: string;
  name: string;
  role: StaffRole;
  active: boolean;
}

const NAMED_STAFF = `select s.id, s.person_id as "personId", p.name, s.role, s.active
  from staff s join people p on p.id = s.person_id`;

/** Deactivated ones too: what they did stays theirs. */
export function staffByIds(db: DataSource | EntityManager, ids: readonly string[]): Promise<NamedStaff[]> {
  return db.query(`${NAMED_STAFF} where s.id = any($1)`, [ids]);
}

/** Those of the mail addresses whose people work here, by address in small letters. For the command line alone: asks nothing. */
export async function staffByEmails(
  db: DataSource | EntityManager,
  emails: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; email: string }[]>(
    `select s.id, lower(p.email) as email from staff s join people p on p.id = s.person_id
     where s.active and lower(p.email) = any($1)`,
    [emails.map((email) => email.toLowerCase())],
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** Those who work here now, by name. */
export function listStaff(db: DataSource | EntityManager): Promise<NamedStaff[]> {
  return db.query(`${NAMED_STAFF} where s.active order by lower(p.name), s.id`);
}
