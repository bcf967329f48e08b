import { deactivateStaff, listStaff, policyViewer } from "@recourse/core";
import { mayDeactivateStaff } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { readGlobalId, uuidOf } from "../graphql/global-id.js";
import { Sensitive } from "../graphql/sensitive.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { staffView } from "./account.view.js";
import {
  StaffDeactivateInput,
  StaffDeactivatePayload,
  StaffMemberPermissions,
} from "./staff-deactivate.type.js";
import { StaffMember } from "./staff-member.type.js";

@Resolver(() => StaffMember)
export class DeskStaffResolver {
  @Query(() => [StaffMember], { description: "Those who work here now, by name." })
  async staffMembers(@Ctx() { deps }: RequestContext): Promise<StaffMember[]> {
    const staff = await listStaff(deps.db);
    return staff.map(staffView);
  }

  @Mutation(() => StaffDeactivatePayload, {
    description:
      "Ends somebody's work here. What they look after goes to the owner of its category, the nearest above who works here.",
  })
  @Sensitive()
  async staffDeactivate(
    @Arg("input", () => StaffDeactivateInput) { staffId }: StaffDeactivateInput,
    @Ctx() { deps, actor, loaders }: RequestContext,
  ): Promise<StaffDeactivatePayload> {
    const uuid = uuidOf("StaffMember", staffId) ?? "";
    const result = await deactivateStaff(deps, actor, { staffId: uuid });
    loaders.accounts().staffMember.clear(uuid);
    return {
      staffMember: result.ok ? staffView(result.staff) : null,
      handedOver: result.ok ? result.handedOver : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => Boolean, { description: "Whether they work here now." })
  async active(@Root() member: StaffMember, @Ctx() { loaders }: RequestContext): Promise<boolean> {
    const row = await loaders.accounts().staffMember.load(readGlobalId(member.id)?.uuid ?? "");
    return row?.active ?? false;
  }

  @FieldResolver(() => StaffMemberPermissions)
  async viewerCan(
    @Root() member: StaffMember,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<StaffMemberPermissions> {
    const row = await loaders.accounts().staffMember.load(readGlobalId(member.id)?.uuid ?? "");
    const { personId, active } = row ?? { personId: "", active: false };
    return { deactivate: mayDeactivateStaff(policyViewer(actor), { personId, active }) };
  }
}
