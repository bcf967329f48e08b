import type { Level, NextStepKind as StepKind, Outcome, RequestKind as Kind } from "@recourse/policy";
import { Field, Int, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { DecisionOutcome, NextStepKind, RequestKind, SupportLevel } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "Something the person can do now." })
export class NextStep {
  @Field(() => NextStepKind)
  readonly kind: StepKind;
  @Field(() => String)
  readonly label: string;
  @Field(() => String, { description: "A path of the portal, or a mailto link." })
  readonly href: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "Why, in words for the customer, and by which clause of the policy.",
})
export class DecisionReason {
  @Field(() => String)
  readonly code: string;
  @Field(() => String, { description: "Its id among `supportPolicy.clauses`." })
  readonly clause: string;
  @Field(() => String, { description: "Where the clause stands on the policy page." })
  readonly clauseUrl: string;
  @Field(() => String)
  readonly message: string;
  @Field(() => [NextStep])
  readonly nextSteps: readonly NextStep[];
}

@ObjectType({ simpleResolvers: true, description: "What the support policy says to one request." })
export class Decision {
  @Field(() => DecisionOutcome)
  readonly outcome: Outcome;
  @Field(() => SupportLevel, { nullable: true })
  readonly level: Level | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Rank in the queue: 0 production, 1 accepted, 2 accepted for analysis; null where nothing is queued.",
  })
  readonly priority: number | null;
  @Field(() => RequestKind, {
    nullable: true,
    description: "The kind that the request becomes, with outcome CONVERT.",
  })
  readonly convertedTo: Kind | null;
  @Field(() => [DecisionReason])
  readonly reasons: readonly DecisionReason[];
  @Field(() => DateTime, {
    nullable: true,
    description: "When the level of support that it rests on ends, where it does.",
  })
  readonly supportEndsAt: Date | null;
  @Field(() => String)
  readonly policyVersion: string;
  @Field(() => DateTime)
  readonly decidedAt: Date;
  @Field(() => Boolean, {
    description:
      "True where ticketOpen would open a ticket (accepted, for analysis, on hold, verify, convert, review).",
  })
  readonly opensTicket: boolean;
  @Field(() => String, {
    nullable: true,
    description:
      "The facts it was made from, as JSON in the form that `recourse policy decide` reads; for the account's administrators and staff.",
  })
  readonly factsJson: string | null;
}
