import {
  deactivateMembership,
  inviteToAccount,
  listInvitations,
  revokeInvitation,
  setMembershipRole,
  type Invitation as InvitationRow,
} from "@recourse/core";
import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { NeedsScope } from "../graphql/needs-scope.js";
import { Sensitive } from "../graphql/sensitive.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  Invitation,
  InvitationCreateInput,
  InvitationPayload,
  InvitationRevokeInput,
  MembershipRoleSetInput,
  MembershipRoleSetPayload,
} from "./account-people.type.js";
import { MembershipChangeInput, MembershipChangePayload } from "./account-sharing.type.js";
import { idsOf, membershipChangeView } from "./membership-change.view.js";

function invitationView({ id, email, role, createdAt, expiresAt }: InvitationRow): Invitation {
  return { id: globalId("Invitation", id), email, role, createdAt, expiresAt };
}

@Resolver()
export class AccountPeopleResolver {
  @NeedsScope("read_tickets")
  @Query(() => [Invitation], {
    description:
      "Those of an account that can still be accepted, newest first, for its administrators and leads; none for others, and of an unknown account.",
  })
  async accountInvitations(
    @Arg("accountId", () => ID) accountId: string,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Invitation[]> {
    const invitations = await listInvitations(deps.db, actor, {
      accountId: uuidOf("Account", accountId) ?? "",
      at: deps.clock.now(),
    });
    return invitations.map(invitationView);
  }

  @Mutation(() => InvitationPayload, {
    description:
      "Invites an address to an account, by mail. Only with a session. One that was invited before gets a new link, and the old one works no more.",
  })
  @Sensitive()
  async invitationCreate(
    @Arg("input", () => InvitationCreateInput) { accountId, email, role }: InvitationCreateInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<InvitationPayload> {
    const result = await inviteToAccount(deps, actor, {
      ...{ accountId: uuidOf("Account", accountId) ?? "", email, role },
    });
    return {
      invitation: result.ok ? invitationView(result.invitation) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => InvitationPayload, {
    description: "The link of the invitation works no more. Only with a session.",
  })
  async invitationRevoke(
    @Arg("input", () => InvitationRevokeInput) { id }: InvitationRevokeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<InvitationPayload> {
    const result = await revokeInvitation(deps, actor, { id: uuidOf("Invitation", id) ?? "" });
    return {
      invitation: result.ok ? invitationView(result.invitation) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => MembershipChangePayload, {
    description:
      "Somebody is active in an account no more: they read nothing of it, are signed out everywhere, and their tickets are offered to its other administrators. For its administrators, except for the last of them, and for leads.",
  })
  @Sensitive()
  async membershipDeactivate(
    @Arg("input", () => MembershipChangeInput) input: MembershipChangeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MembershipChangePayload> {
    return membershipChangeView(await deactivateMembership(deps, actor, idsOf(input)));
  }

  @Mutation(() => MembershipRoleSetPayload, {
    description:
      "What somebody is to an account from now on; they are signed out everywhere. For its administrators alone, of whom one is always left.",
  })
  @Sensitive()
  async membershipRoleSet(
    @Arg("input", () => MembershipRoleSetInput) { role, ...input }: MembershipRoleSetInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MembershipRoleSetPayload> {
    const result = await setMembershipRole(deps, actor, { ...idsOf(input), role });
    return { role: result.ok ? result.membership.role : null, userErrors: userErrorsOf(result) };
  }
}
