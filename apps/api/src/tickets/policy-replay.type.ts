import type { DecisionChange as Change, RequestKind as Kind } from "@recourse/policy";
import { decisionChanges } from "@recourse/policy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Decision } from "./decision.type.js";
import { RequestKind } from "./enums.js";

export const DecisionChange = declareEnum(
  "DecisionChange",
  decisionChanges,
  "A ticket where there was none; none where there was one; another rank; the same for another reason or on another level.",
);

@ObjectType({ simpleResolvers: true })
export class PolicyFileProblem {
  @Field(() => Int, { description: "Counted from 1." })
  readonly line: number;
  @Field(() => String, { description: "Which value; empty where the file as a whole is meant." })
  readonly path: string;
  @Field(() => String)
  readonly found: string;
  @Field(() => String)
  readonly allowed: string;
}

@ObjectType({ simpleResolvers: true })
export class ReplayedRequest {
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => String, { nullable: true })
  readonly accountName: string | null;
  @Field(() => RequestKind)
  readonly kind: Kind;
  @Field(() => String, { nullable: true })
  readonly subject: string | null;
  @Field(() => Int, { nullable: true, description: "Null where no ticket came of it." })
  readonly ticketNumber: number | null;
  @Field(() => DecisionChange)
  readonly change: Change;
  @Field(() => Decision, { description: "As it was recorded." })
  readonly before: Decision;
  @Field(() => Decision, { description: "What the changed policy says." })
  readonly after: Decision;
}

@ObjectType({ simpleResolvers: true })
export class PolicyReplayTotals {
  @Field(() => Int, { description: "Requests that were decided again." })
  readonly replayed: number;
  @Field(() => Int, { description: "Refused, would be admitted." })
  readonly admitted: number;
  @Field(() => Int, { description: "Admitted, would be refused." })
  readonly refused: number;
  @Field(() => Int, { description: "Admitted with another rank." })
  readonly rank: number;
  @Field(() => Int, { description: "For another reason or on another level." })
  readonly other: number;
  @Field(() => Int, { description: "Requests whose facts cannot be read any more." })
  readonly unreadable: number;
}

@ObjectType({ simpleResolvers: true })
export class PolicyReplay {
  @Field(() => [ReplayedRequest], { description: "The first of those that would be decided otherwise." })
  readonly requests: readonly ReplayedRequest[];
  @Field(() => Boolean, { description: "Whether more would be than are listed; all of them are counted." })
  readonly hasMore: boolean;
  @Field(() => PolicyReplayTotals)
  readonly totals: PolicyReplayTotals;
  @Field(() => Boolean, {
    description: "False where the time was up first: `recourse policy replay` has as long as it takes.",
  })
  readonly complete: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description: "Receipt of the last request that was decided again.",
  })
  readonly until: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class PolicyReplayResult {
  @Field(() => PolicyReplay, { nullable: true })
  readonly replay: PolicyReplay | null;
  @Field(() => [PolicyFileProblem], {
    description: "What is wrong with the text, in the order of its lines.",
  })
  readonly problems: readonly PolicyFileProblem[];
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
