import { listStaff } from "@recourse/core";
import { Ctx, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId } from "../graphql/global-id.js";
import { StaffMember } from "./staff-member.type.js";

@Resolver()
export class DeskStaffResolver {
  @Query(() => [StaffMember], { description: "Those who work here now, by name." })
  async staffMembers(@Ctx() { deps }: RequestContext): Promise<StaffMember[]> {
    const staff = await listStaff(deps.db);
    return staff.map(({ id, name, role }) => ({ id: globalId("StaffMember", id), name, role }));
  }
}
