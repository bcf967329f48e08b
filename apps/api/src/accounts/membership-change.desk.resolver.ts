import { deactivateMembership, reactivateMembership, type ChangeMembershipResult } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Sensitive } from "../graphql/sensitive.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { MembershipChangeInput, MembershipChangePayload } from "./account-sharing.type.js";

function idsOf({ accountId, personId }: MembershipChangeInput): { accountId: string; personId: string } {
  return { accountId: uuidOf("Account", accountId) ?? "", personId: uuidOf("Person", personId) ?? "" };
}

function payloadOf(result: ChangeMembershipResult): MembershipChangePayload {
  return {
    active: result.ok ? result.membership.active : null,
    tickets: result.ok ? result.tickets : null,
    userErrors: userErrorsOf(result),
  };
}

@Resolver()
export class MembershipChangeResolver {
  @Mutation(() => MembershipChangePayload, {
    description:
      "Somebody is active in an account no more: they read nothing of it, and their tickets are offered to its other administrators.",
  })
  @Sensitive()
  async membershipDeactivate(
    @Arg("input", () => MembershipChangeInput) input: MembershipChangeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MembershipChangePayload> {
    return payloadOf(await deactivateMembership(deps, actor, idsOf(input)));
  }

  @Mutation(() => MembershipChangePayload, {
    description: "Somebody is active in an account again; what nobody took over is theirs as before.",
  })
  @Sensitive()
  async membershipReactivate(
    @Arg("input", () => MembershipChangeInput) input: MembershipChangeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MembershipChangePayload> {
    return payloadOf(await reactivateMembership(deps, actor, idsOf(input)));
  }
}
