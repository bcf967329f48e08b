import type {
  Billing as BillingValue,
  MembershipRole as RoleValue,
  Plan as PlanValue,
  Standing as StandingValue,
} from "@recourse/policy";
import { Field, InputType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { SupportContractInput } from "./account-facts.type.js";
import { Billing, MembershipRole, Plan, Standing } from "./enums.js";

@InputType()
export class ProvisionedTrialInput {
  @Field(() => DateTime)
  readonly startsAt: Date;
  @Field(() => DateTime)
  readonly endsAt: Date;
  @Field(() => String, {
    nullable: true,
    description: "Address of the member of staff who runs it; left out, whoever is at the support desk.",
  })
  readonly specialistEmail?: string | null;
}

@InputType({
  description: "An account as your system knows it. What is left out stays as it is; null: there is none.",
})
export class AccountProvisionInput {
  @Field(() => String, { description: "The account's id in your system, 1 to 200 characters." })
  readonly externalId: string;
  @Field(() => DateTime, {
    nullable: true,
    description:
      "From when on it is so; left out, from now on. What is older than what you told before changes nothing, so late and repeated messages do no harm.",
  })
  readonly effectiveAt?: Date | null;
  @Field(() => String, { nullable: true, description: "Needed the first time; 1 to 200 characters." })
  readonly name?: string | null;
  @Field(() => Plan, { nullable: true, description: "FREE where it was never told." })
  readonly plan?: PlanValue | null;
  @Field(() => Billing, { nullable: true })
  readonly billing?: BillingValue | null;
  @Field(() => Standing, { nullable: true, description: "ACTIVE where it was never told." })
  readonly standing?: StandingValue | null;
  @Field(() => DateTime, {
    nullable: true,
    description: "The earliest that was told holds: signing up again opens no other sign-up window.",
  })
  readonly signedUpAt?: Date | null;
  @Field(() => SupportContractInput, { nullable: true })
  readonly supportContract?: SupportContractInput | null;
  @Field(() => ProvisionedTrialInput, { nullable: true })
  readonly trial?: ProvisionedTrialInput | null;
  @Field(() => [String], { nullable: true, description: "All of them." })
  readonly mailDomains?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: "The customer's id in the billing system whose webhook is set.",
  })
  readonly billingCustomerId?: string | null;
}

@InputType({ description: "Somebody of an account as your system knows them." })
export class PersonProvisionInput {
  @Field(() => String, { description: "The account's id in your system." })
  readonly accountExternalId: string;
  @Field(() => String, {
    description: "The person's id in your system, 1 to 200 characters; the same in all of their accounts.",
  })
  readonly externalId: string;
  @Field(() => String, { description: "1 to 200 characters." })
  readonly name: string;
  @Field(() => String)
  readonly email: string;
  @Field(() => MembershipRole)
  readonly relation: RoleValue;
  @Field(() => Boolean, {
    defaultValue: true,
    description:
      "Who is active no more reads nothing of the account; their tickets are offered to its admins.",
  })
  readonly active: boolean;
}
