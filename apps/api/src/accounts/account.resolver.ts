import { accountFacts } from "@recourse/core";
import { levelAt, type Level, type LevelAt } from "@recourse/policy";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { DateTime } from "../graphql/scalars.js";
import { SupportLevel } from "../tickets/enums.js";
import { Account } from "./account.type.js";

function levelOf({ row }: Account, { deps }: RequestContext): LevelAt | null {
  return row === null
    ? null
    : levelAt(
        deps.policy,
        accountFacts(row, deps.policy.contacts.support.email),
        deps.clock.now().toISOString(),
      );
}

@Resolver(() => Account)
export class AccountResolver {
  @FieldResolver(() => SupportLevel, {
    nullable: true,
    description: "Now; null where a person must look at it first.",
  })
  supportLevel(@Root() account: Account, @Ctx() context: RequestContext): Level | null {
    const level = levelOf(account, context)?.level ?? null;
    return level === "unknown" ? null : level;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "The end of the present level where it ends by itself: of the window, the contract, the trial.",
  })
  supportEndsAt(@Root() account: Account, @Ctx() context: RequestContext): Date | null {
    const endsAt = levelOf(account, context)?.endsAt ?? null;
    return endsAt === null ? null : new Date(endsAt);
  }
}
