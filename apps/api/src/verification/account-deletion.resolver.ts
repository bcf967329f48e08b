import { findDeletion, isId, stopDeletion } from "@recourse/core";
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { Account } from "../accounts/account.type.js";
import type { RequestContext } from "../context.js";
import { readGlobalId, uuidOf } from "../graphql/global-id.js";
import { Sensitive } from "../graphql/sensitive.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  AccountDeletion,
  AccountDeletionStopInput,
  AccountDeletionStopPayload,
} from "./account-deletion.type.js";
import { deletionView } from "./account-deletion.view.js";

/** A link in a mail names it as the database does: mail is written where nobody knows the ids of the API. */
function deletionIdOf(id: string): string | null {
  return uuidOf("AccountDeletion", id) ?? (isId(id) ? id : null);
}

@Resolver(() => AccountDeletion)
export class AccountDeletionResolver {
  @Query(() => AccountDeletion, {
    nullable: true,
    description:
      "For the account's administrators and staff, and for whoever has the link that the administrators were sent.",
  })
  async accountDeletion(
    @Arg("id", () => ID) id: string,
    @Arg("token", () => String, { nullable: true }) token: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<AccountDeletion | null> {
    const uuid = deletionIdOf(id);
    const row = uuid === null ? null : await findDeletion(context.deps.db, uuid);
    return deletionView(row, context, token ?? null);
  }

  @FieldResolver(() => String)
  async accountName(@Root() { row }: AccountDeletion, @Ctx() { loaders }: RequestContext): Promise<string> {
    return (await loaders.accounts().account.load(row.accountId))?.name ?? "";
  }

  @Mutation(() => AccountDeletionStopPayload, {
    description: "Stops a deletion that waits. It can be asked for again, and proven again.",
  })
  @Sensitive()
  async accountDeletionStop(
    @Arg("input", () => AccountDeletionStopInput) { deletionId, token }: AccountDeletionStopInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountDeletionStopPayload> {
    const input = { deletionId: deletionIdOf(deletionId) ?? "", token: token ?? null };
    const result = await stopDeletion(context.deps, context.actor, input);
    return {
      deletion: result.ok ? deletionView(result.deletion, context, input.token) : null,
      userErrors: userErrorsOf(result),
    };
  }
}

@Resolver(() => Account)
export class DeletionOfAccountResolver {
  @FieldResolver(() => AccountDeletion, {
    nullable: true,
    description: "The newest one, for its administrators and staff.",
  })
  async deletion(@Root() { id }: Account, @Ctx() context: RequestContext): Promise<AccountDeletion | null> {
    const uuid = readGlobalId(id)?.uuid;
    const row = uuid === undefined ? null : await context.loaders.verification().deletion.load(uuid);
    return deletionView(row, context);
  }
}
