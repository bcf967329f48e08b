import type { Billing as BillingValue, Plan as PlanValue, Standing as StandingValue } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Permission } from "../graphql/permission.type.js";
import { DateTime, LocalDate } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Account } from "./account.type.js";
import { Billing, CorrectionSource, Plan, Standing } from "./enums.js";

@ObjectType({
  simpleResolvers: true,
  description: "Calendar dates in the zone of the policy, both included.",
})
export class SupportContract {
  @Field(() => LocalDate)
  readonly startsOn: string;
  @Field(() => LocalDate)
  readonly endsOn: string;
}

@ObjectType({ simpleResolvers: true })
export class AccountTrial {
  @Field(() => DateTime)
  readonly startsAt: Date;
  @Field(() => DateTime)
  readonly endsAt: Date;
  @Field(() => ID, { nullable: true })
  readonly specialistId: string | null;
}

@ObjectType({ simpleResolvers: true })
export class AccountFactChange {
  @Field(() => String, { description: "Name of the fact, as in `Decision.factsJson`." })
  readonly fact: string;
  @Field(() => String, { description: "What was on record, as JSON." })
  readonly from: string;
  @Field(() => String, { description: "What was put there, as JSON." })
  readonly to: string;
}

@ObjectType({ simpleResolvers: true, description: "A change of an account's facts." })
export class AccountCorrection {
  readonly byId: string | null;
  @Field(() => ID)
  readonly id: string;
  @Field(() => CorrectionSource, {
    nullable: true,
    description: "The other system that said so; null: staff did.",
  })
  readonly source: "provisioning" | "billing" | null;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => DateTime, { nullable: true, description: "From when on it is so; null: it was always so." })
  readonly effectiveAt: Date | null;
  @Field(() => String)
  readonly reason: string;
  @Field(() => [AccountFactChange])
  readonly changes: readonly AccountFactChange[];
}

@ObjectType({ simpleResolvers: true, description: "Everything that decisions read of an account." })
export class AccountFacts {
  @Field(() => Plan)
  readonly plan: PlanValue;
  @Field(() => Billing, { nullable: true })
  readonly billing: BillingValue | null;
  @Field(() => Standing)
  readonly standing: StandingValue;
  @Field(() => DateTime, { nullable: true })
  readonly signedUpAt: Date | null;
  @Field(() => SupportContract, { nullable: true })
  readonly contract: SupportContract | null;
  @Field(() => AccountTrial, { nullable: true })
  readonly trial: AccountTrial | null;
  @Field(() => Int, { description: "Grows with every correction; `accountFactsCorrect` wants it back." })
  readonly version: number;
  @Field(() => Permission)
  readonly viewerCanCorrect: Permission;
}

@InputType()
export class SupportContractInput {
  @Field(() => LocalDate)
  readonly startsOn: string;
  @Field(() => LocalDate)
  readonly endsOn: string;
}

@InputType()
export class AccountTrialInput {
  @Field(() => DateTime)
  readonly startsAt: Date;
  @Field(() => DateTime)
  readonly endsAt: Date;
  @Field(() => ID, { nullable: true, description: "Who runs it; left out, whoever is at the support desk." })
  readonly specialistId?: string | null;
}

@InputType({ description: "All of them, as they are to be. Null: there is none." })
export class AccountFactsInput {
  @Field(() => Plan)
  readonly plan: PlanValue;
  @Field(() => Billing, { nullable: true })
  readonly billing?: BillingValue | null;
  @Field(() => Standing)
  readonly standing: StandingValue;
  @Field(() => DateTime, { nullable: true })
  readonly signedUpAt?: Date | null;
  @Field(() => SupportContractInput, { nullable: true })
  readonly contract?: SupportContractInput | null;
  @Field(() => AccountTrialInput, { nullable: true })
  readonly trial?: AccountTrialInput | null;
}

@InputType()
export class AccountFactsCorrectInput {
  @Field(() => ID)
  readonly accountId: string;
  @Field(() => Int)
  readonly version: number;
  @Field(() => String, { description: "1 to 1,000 characters." })
  readonly reason: string;
  @Field(() => DateTime, {
    nullable: true,
    description: "From when on it is so; left out, it was always so, and what is on record is a mistake.",
  })
  readonly effectiveAt?: Date | null;
  @Field(() => AccountFactsInput)
  readonly facts: AccountFactsInput;
}

@ObjectType({ simpleResolvers: true })
export class AccountFactsCorrectPayload {
  @Field(() => Account, { nullable: true })
  readonly account: Account | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
