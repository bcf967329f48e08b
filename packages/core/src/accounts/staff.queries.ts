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

/** Those who work here now, by name. */
export function listStaff(db: DataSource | EntityManager): Promise<NamedStaff[]> {
  return db.query(`${NAMED_STAFF} where s.active order by lower(p.name), s.id`);
}
