import { listMembers, policyViewer, setTicketSharing } from "@recourse/core";
import {
  mayManageMembers,
  mayChangeTicketSharing,
  maySeeMembers,
  type TicketSharing as Sharing,
} from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { readGlobalId, uuidOf } from "../graphql/global-id.js";
import { NeedsScope } from "../graphql/needs-scope.js";
import { DEFAULT_PAGE_SIZE, pageSize } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  AccountMember,
  AccountPermissions,
  AccountTicketSharingSetInput,
  AccountTicketSharingSetPayload,
} from "./account-sharing.type.js";
import { Account } from "./account.type.js";
import { accountView, personView } from "./account.view.js";
import { TicketSharing } from "./enums.js";

@Resolver(() => Account)
export class AccountSharingResolver {
  @NeedsScope("read_tickets")
  @Query(() => [AccountMember], {
    description:
      "Active people of an account, by name, for its administrators and staff; none for others, and of an unknown account.",
  })
  async accountMembers(
    @Arg("accountId", () => ID) accountId: string,
    @Arg("search", () => String, { nullable: true, description: "Part of a name or of an address." })
    search: string | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<AccountMember[]> {
    const uuid = uuidOf("Account", accountId) ?? "";
    const members = await listMembers(context.deps.db, context.actor, {
      accountId: uuid,
      search: search ?? "",
      first: pageSize(first),
    });
    if (members.length > 0) context.staffViews.add({ subject: "account", id: uuid, accountId: uuid });
    return members.flatMap(({ personId: id, name, email, role }) => {
      const person = personView({ id, name, email }, context);
      return person === null ? [] : [{ person, email, role }];
    });
  }

  @Mutation(() => AccountTicketSharingSetPayload, {
    description: "With whom new tickets of the account start. Those that there are stay as they are.",
  })
  async accountTicketSharingSet(
    @Arg("input", () => AccountTicketSharingSetInput) { accountId, sharing }: AccountTicketSharingSetInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountTicketSharingSetPayload> {
    const uuid = uuidOf("Account", accountId) ?? "";
    const result = await setTicketSharing(context.deps, context.actor, { accountId: uuid, sharing });
    context.loaders.accounts().account.clear(uuid);
    return {
      account: result.ok ? accountView(result.account, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => TicketSharing, { nullable: true, description: "With whom its new tickets start." })
  ticketSharing(@Root() { row }: Account): Sharing | null {
    return row?.ticketSharing ?? null;
  }

  @FieldResolver(() => AccountPermissions)
  viewerCan(@Root() { id }: Account, @Ctx() { actor }: RequestContext): AccountPermissions {
    const viewer = policyViewer(actor);
    const uuid = readGlobalId(id)?.uuid ?? "";
    return {
      setTicketSharing: mayChangeTicketSharing(viewer, uuid),
      manageMembers: mayManageMembers(viewer, uuid),
      seeMembers: maySeeMembers(viewer, uuid),
    };
  }
}
