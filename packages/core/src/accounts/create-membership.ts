import type { MembershipRole } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import type { Refused } from "../refusal.js";
import { Membership } from "./membership.entity.js";
import { provision } from "./provisioning.js";

export interface CreateMembershipInput {
  accountId: string;
  personId: string;
  role: MembershipRole;
  active?: boolean;
}

export type CreateMembershipResult = { ok: true; membership: Membership } | Refused;

export async function createMembership(
  deps: CoreDeps,
  actor: Actor,
  input: CreateMembershipInput,
): Promise<CreateMembershipResult> {
  const write = async (tx: EntityManager, at: Date) => {
    const { accountId, personId, role, active = true } = input;
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
    return { subjectType: "membership" as const, row, accountId, data: { personId, role, active } };
  };
  const result = await provision(deps, actor, write, "This person belongs to this account already.");
  return result.ok ? { ok: true, membership: result.row } : result;
}
