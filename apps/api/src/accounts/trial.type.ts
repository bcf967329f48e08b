import type { TrialAccount } from "@recourse/core";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Account } from "./account.type.js";

@ObjectType({ simpleResolvers: true, description: "An account's JumpStart trial." })
export class Trial {
  readonly row: TrialAccount;
  @Field(() => DateTime)
  readonly startsAt: Date;
  @Field(() => DateTime)
  readonly endsAt: Date;
  @Field(() => Int, {
    description: "Calendar days in Mountain time: 0 on the day on which it ends, below 0 afterwards.",
  })
  readonly daysLeft: number;
}

@ObjectType({ simpleResolvers: true })
export class TrialPermissions {
  @Field(() => Permission)
  readonly setSpecialist: Permission;
}

@ObjectType({ simpleResolvers: true })
export class TrialConnection {
  @Field(() => [Trial])
  readonly nodes: readonly Trial[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@InputType()
export class TrialSpecialistSetInput {
  @Field(() => ID)
  readonly accountId: string;
  @Field(() => ID, { description: "An agent or lead." })
  readonly staffId: string;
}

@ObjectType({ simpleResolvers: true })
export class TrialSpecialistSetPayload {
  @Field(() => Account, { nullable: true })
  readonly account: Account | null;
  @Field(() => Int, { nullable: true, description: "How many tickets went to the new specialist with it." })
  readonly tickets: number | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
