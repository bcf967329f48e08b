import type { EntityManager } from "typeorm";
import { columnsOf } from "../database/columns.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { Membership } from "./membership.entity.js";

export interface MembershipInput {
  accountId: string;
  personId: string;
}

export const noSuchMembership: Refused = refused(
  "NOT_FOUND",
  "There is no such account, or this person does not belong to it.",
  ["personId"],
);

/** The membership and those of the account's active admins, locked, so that no two end each other. */
export async function lockMembership(
  tx: EntityManager,
  { accountId, personId }: MembershipInput,
): Promise<{ membership: Membership; otherAdmins: number } | null> {
  if (!isId(accountId) || !isId(personId)) {
    return null;
  }
  const rows = await tx.query<Membership[]>(
    `select ${columnsOf(tx, Membership, "m")} from memberships m
     where m.account_id = $1 and (m.person_id = $2 or (m.active and m.role = 'admin')) order by m.id for update`,
    [accountId, personId],
  );
  const membership = rows.find((row) => row.personId === personId);
  const otherAdmins = rows.filter(
    (row) => row.personId !== personId && row.active && row.role === "admin",
  ).length;
  return membership === undefined ? null : { membership, otherAdmins };
}
