import type { StaffRole } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import type { Refused } from "../refusal.js";
import { provision } from "./provisioning.js";
import { StaffMember } from "./staff-member.entity.js";

export interface CreateStaffInput {
  personId: string;
  role: StaffRole;
  active?: boolean;
}

export type CreateStaffResult = { ok: true; staff: StaffMember } | Refused;

export async function createStaff(
  deps: CoreDeps,
  actor: Actor,
  input: CreateStaffInput,
): Promise<CreateStaffResult> {
  const write = async (tx: EntityManager, at: Date) => {
    const { personId, role, active = true } = input;
    const row: StaffMember = { id: newId(at), personId, role, active, createdAt: at };
    await tx.insert(StaffMember, row);
    return { subjectType: "staff" as const, row, data: { personId, role, active } };
  };
  const result = await provision(deps, actor, write, "This person is staff already.");
  return result.ok ? { ok: true, staff: result.row } : result;
}
