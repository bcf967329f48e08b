import type {
  Billing as BillingValue,
  MembershipRole as RoleValue,
  Plan as PlanValue,
  Standing as StandingValue,
} from "@recourse/policy";
import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { SupportContract } from "./account-facts.type.js";
import { Billing, MembershipRole, Plan, Standing } from "./enums.js";

@ObjectType({ simpleResolvers: true })
export class ProvisionedTrial {
  @Field(() => DateTime)
  readonly startsAt: Date;
  @Field(() => DateTime)
  readonly endsAt: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: "What is on record of an account, for the system that provisions it.",
})
export class ProvisionedAccount {
  @Field(() => String, { nullable: true })
  readonly externalId: string | null;
  @Field(() => String)
  readonly name: string;
  @Field(() => Plan)
  readonly plan: PlanValue;
  @Field(() => Billing, { nullable: true })
  readonly billing: BillingValue | null;
  @Field(() => Standing)
  readonly standing: StandingValue;
  @Field(() => DateTime, { nullable: true })
  readonly signedUpAt: Date | null;
  @Field(() => SupportContract, { nullable: true })
  readonly supportContract: SupportContract | null;
  @Field(() => ProvisionedTrial, { nullable: true })
  readonly trial: ProvisionedTrial | null;
  @Field(() => [String])
  readonly mailDomains: readonly string[];
  @Field(() => String, { nullable: true })
  readonly billingCustomerId: string | null;
  @Field(() => Int, { description: "Grows with every change." })
  readonly version: number;
}

@ObjectType({ simpleResolvers: true })
export class AccountProvisionPayload {
  @Field(() => ProvisionedAccount, { nullable: true })
  readonly account: ProvisionedAccount | null;
  @Field(() => Boolean, { description: "False where all of it was so already, or newer news came before." })
  readonly changed: boolean;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({
  simpleResolvers: true,
  description: "What somebody is to an account, for the system that provisions it.",
})
export class ProvisionedMembership {
  @Field(() => MembershipRole)
  readonly relation: RoleValue;
  @Field(() => Boolean)
  readonly active: boolean;
}

@ObjectType({ simpleResolvers: true })
export class PersonProvisionPayload {
  @Field(() => ProvisionedMembership, { nullable: true })
  readonly membership: ProvisionedMembership | null;
  @Field(() => Boolean, { description: "False where all of it was so already." })
  readonly changed: boolean;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
