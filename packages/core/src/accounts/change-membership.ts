import { isDeepStrictEqual } from "node:util";
import type { MembershipRole } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { columnsOf } from "../database/columns.js";
import { newId } from "../id.js";
import { offerTickets, withdrawOffers } from "../tickets/offer-tickets.js";
import { Membership } from "./membership.entity.js";

/** `tickets`: how many are offered to others from now on, or no more. */
export interface ChangedMembership {
  membership: Membership;
  tickets: number;
}

/**
 * Makes a locked membership active or not. Who is active no more reads nothing of the account and is sent nothing; what they asked for
 * is offered to its other admins (policy.md, "Change over time"), and the access tokens of whoever is left without any active
 * membership end. Saying it twice changes nothing.
 */
export async function setActive(
  tx: EntityManager,
  actor: Actor,
  { membership, active, at }: { membership: Membership; active: boolean; at: Date },
): Promise<ChangedMembership> {
  if (membership.active === active) {
    return { membership, tickets: 0 };
  }
  const { id, accountId, personId } = membership;
  await tx.update(Membership, { id }, { active, updatedAt: at });
  const tickets = await (active ? withdrawOffers : offerTickets)(tx, membership, at);
  const tokens = active ? 0 : await endAccessTokens(tx, personId, at);
  const done = active
    ? { ticketsGivenBack: tickets }
    : { ticketsOffered: tickets, ...(tokens === 0 ? {} : { accessTokensEnded: tokens }) };
  await writeAudit(tx, {
    ...{ at, actor, subjectType: "membership", subjectId: id, accountId },
    action: active ? "membership.reactivated" : "membership.deactivated",
    data: { personId, ...done },
  });
  return { membership: { ...membership, active, updatedAt: at }, tickets };
}

async function endAccessTokens(tx: EntityManager, personId: string, at: Date): Promise<number> {
  const ended = await tx.query<unknown[]>(
    `with ended as (
       update access_tokens set revoked_at = $2 where person_id = $1 and revoked_at is null
         and not exists (select from memberships where person_id = $1 and active)
         and not exists (select from staff where person_id = $1 and active)
       returning id
     ) select id from ended`,
    [personId, at],
  );
  return ended.length;
}

export interface MembershipAsToldInput {
  accountId: string;
  personId: string;
  role: MembershipRole;
  active: boolean;
  at: Date;
}

/** The membership, made or changed to be as another system says. `changed` is false where it was so. */
export async function membershipAsTold(
  tx: EntityManager,
  actor: Actor,
  { accountId, personId, role, active, at }: MembershipAsToldInput,
): Promise<{ membership: Membership; changed: boolean }> {
  const [before] = await tx.query<Membership[]>(
    `select ${columnsOf(tx, Membership, "m")} from memberships m where m.account_id = $1 and m.person_id = $2 for update`,
    [accountId, personId],
  );
  if (before === undefined) {
    const row: Membership = {
      id: newId(at),
      accountId,
      personId,
      role,
      active,
      createdAt: at,
      updatedAt: at,
    };
    await tx.insert(Membership, row);
    await writeAudit(tx, {
      ...{ at, actor, action: "membership.created", subjectType: "membership", subjectId: row.id, accountId },
      data: { personId, role, active },
    });
    return { membership: row, changed: true };
  }
  const membership = await setRole(tx, actor, { membership: before, role, at });
  const after = await setActive(tx, actor, { membership, active, at });
  return { membership: after.membership, changed: !isDeepStrictEqual(before, after.membership) };
}

/** Makes somebody an admin of the account, or an end user. Of a locked membership. */
export async function setRole(
  tx: EntityManager,
  actor: Actor,
  { membership, role, at }: { membership: Membership; role: MembershipRole; at: Date },
): Promise<Membership> {
  if (membership.role === role) {
    return membership;
  }
  const { id, accountId, personId, role: from } = membership;
  await tx.update(Membership, { id }, { role, updatedAt: at });
  await writeAudit(tx, {
    ...{ at, actor, action: "membership.role_changed", subjectType: "membership", subjectId: id, accountId },
    data: { personId, from, to: role },
  });
  return { ...membership, role, updatedAt: at };
}
