import { reactivateMembership } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { Sensitive } from "../graphql/sensitive.js";
import { MembershipChangeInput, MembershipChangePayload } from "./account-sharing.type.js";
import { idsOf, membershipChangeView } from "./membership-change.view.js";

@Resolver()
export class MembershipChangeResolver {
  @Mutation(() => MembershipChangePayload, {
    description: "Somebody is active in an account again; what nobody took over is theirs as before.",
  })
  @Sensitive()
  async membershipReactivate(
    @Arg("input", () => MembershipChangeInput) input: MembershipChangeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MembershipChangePayload> {
    return membershipChangeView(await reactivateMembership(deps, actor, idsOf(input)));
  }
}
