import { maySeeMembers, type MembershipRole, type Standing } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { mayUseScope, policyViewer, type Actor } from "../actor.js";
import { isId } from "../id.js";
import { cleanText } from "../text.js";

/** Somebody of an account, as its admins and staff see them. */
export interface AccountMember {
  personId: string;
  name: string;
  email: string;
  role: MembershipRole;
  active: boolean;
  /** Of the account. */
  standing: Standing;
}

const MEMBER = `p.id as "personId", p.name, p.email, m.role, m.active, a.standing`;
const MEMBERS = `memberships m join people p on p.id = m.person_id join accounts a on a.id = m.account_id`;

/** By id, or by the address that they sign in with. Null for whoever does not belong to the account. For operations: asks nothing. */
export async function findMember(
  tx: EntityManager,
  accountId: string,
  who: { personId: string } | { email: string },
): Promise<AccountMember | null> {
  const byId = "personId" in who;
  if (byId && !isId(who.personId)) {
    return null;
  }
  const rows = await tx.query<AccountMember[]>(
    `select ${MEMBER} from ${MEMBERS} where m.account_id = $1 and ${byId ? "p.id = $2" : "p.email = $2::citext"}`,
    [accountId, byId ? who.personId : cleanText(who.email).trim()],
  );
  return rows[0] ?? null;
}

/** Active people of an account whose name or address contains the text, by name. Who may not look people up gets none. */
export async function listMembers(
  db: DataSource | EntityManager,
  actor: Actor,
  { accountId, search, first }: { accountId: string; search: string; first: number },
): Promise<AccountMember[]> {
  const scope = policyViewer(actor).staff === null ? "read_tickets" : "desk";
  if (
    !isId(accountId) ||
    !maySeeMembers(policyViewer(actor), accountId).allowed ||
    !mayUseScope(actor, scope)
  ) {
    return [];
  }
  return db.query(
    `select ${MEMBER} from ${MEMBERS}
     where m.account_id = $1 and m.active
       and ($2 = '' or strpos(lower(p.name), $2) > 0 or strpos(lower(p.email::text), $2) > 0)
     order by lower(p.name), p.id limit $3`,
    [accountId, cleanText(search).trim().toLowerCase(), first],
  );
}
