import { mayChangeMemberships } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { mayUseScope, policyViewer, refuseScope, type Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { isId } from "../id.js";
import { refusedBy } from "../permission.js";
import { refused, type Refused } from "../refusal.js";
import { Membership } from "./membership.entity.js";

export interface MembershipInput {
  accountId: string;
  personId: string;
}

/** The membership, locked, for whoever may change it: a lead, and the systems that accounts and people come from. */
export async function lockMembership(
  tx: EntityManager,
  actor: Actor,
  { accountId, personId }: MembershipInput,
): Promise<{ ok: true; membership: Membership } | Refused> {
  if (actor.kind !== "system") {
    const permission = mayChangeMemberships(policyViewer(actor));
    if (!permission.allowed) {
      return actor.kind === "anonymous" ? refused("NOT_SIGNED_IN", "Sign in first.") : refusedBy(permission);
    }
    if (!mayUseScope(actor, "desk")) {
      return refuseScope("desk");
    }
  }
  const [membership] =
    isId(accountId) && isId(personId)
      ? await tx.query<Membership[]>(
          `select ${columnsOf(tx, Membership, "m")} from memberships m where m.account_id = $1 and m.person_id = $2 for update`,
          [accountId, personId],
        )
      : [];
  return membership === undefined
    ? refused("NOT_FOUND", "There is no such account, or this person does not belong to it.", ["personId"])
    : { ok: true, membership };
}
