import type { RefusedRequest as RefusedRow } from "@recourse/core";
import {
  contestOutcomes,
  contestStates,
  type ContestOutcome as Answer,
  type ContestState as State,
  type RefusalAccess,
  type RequestKind as Kind,
} from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Decision } from "./decision.type.js";
import { RequestKind } from "./enums.js";

export const ContestState = declareEnum("ContestState", contestStates);
export const ContestOutcome = declareEnum(
  "ContestOutcome",
  contestOutcomes,
  "The refusal stands, or the request was decided again from corrected facts.",
);

@ObjectType({
  simpleResolvers: true,
  description: "What the requester holds against a refusal, and the answer.",
})
export class Contest {
  readonly answeredById: string | null;
  @Field(() => ID)
  readonly id: string;
  @Field(() => ContestState)
  readonly state: State;
  @Field(() => String, { nullable: true, description: "Why it is wrong, as the requester says." })
  readonly words: string | null;
  @Field(() => DateTime)
  readonly contestedAt: Date;
  @Field(() => ContestOutcome, { nullable: true })
  readonly outcome: Answer | null;
  @Field(() => String, { nullable: true, description: "What staff say to it." })
  readonly answer: string | null;
  @Field(() => DateTime, { nullable: true })
  readonly answeredAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class RefusalPermissions {
  /** For what is asked of it on the desk. */
  readonly access: RefusalAccess;
  @Field(() => Permission)
  readonly contest: Permission;
  @Field(() => Permission)
  readonly withdraw: Permission;
}

@ObjectType({
  simpleResolvers: true,
  description: "A decision about the same request, made anew because facts were corrected.",
})
export class LaterDecision {
  @Field(() => DateTime, { description: "When it was made; `decision.decidedAt` is what it holds for." })
  readonly at: Date;
  @Field(() => Decision)
  readonly decision: Decision;
}

@ObjectType({
  simpleResolvers: true,
  description: "A request that did not open a ticket, and what became of it.",
})
export class RefusedRequest {
  readonly row: RefusedRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => RequestKind)
  readonly kind: Kind;
  @Field(() => String, { nullable: true })
  readonly subject: string | null;
  @Field(() => String, { nullable: true })
  readonly body: string | null;
  @Field(() => Decision, { description: "The refusal. It stays as it was made." })
  readonly decision: Decision;
  @Field(() => [LaterDecision], { description: "Oldest first." })
  readonly decidedAnew: readonly LaterDecision[];
  @Field(() => Contest, { nullable: true })
  readonly contest: Contest | null;
  @Field(() => Int, {
    description: "Grows with whatever is done about it; mutations that depend on what was read want it back.",
  })
  readonly version: number;
  @Field(() => RefusalPermissions)
  readonly viewerCan: RefusalPermissions;
}

@ObjectType({ simpleResolvers: true })
export class RefusalConnection {
  @Field(() => [RefusedRequest])
  readonly nodes: readonly RefusedRequest[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@InputType()
export class DecisionContestInput {
  @Field(() => ID, { description: "Of the refused request." })
  readonly refusedRequestId: string;
  @Field(() => String, { nullable: true, description: "Why it is wrong; at most 5,000 characters." })
  readonly words?: string | null;
  @Field(() => String)
  readonly idempotencyKey: string;
}

@InputType()
export class ContestWithdrawInput {
  @Field(() => ID, { description: "Of the refused request." })
  readonly refusedRequestId: string;
}

@ObjectType({ simpleResolvers: true })
export class DecisionContestPayload {
  @Field(() => RefusedRequest, { nullable: true })
  readonly refusedRequest: RefusedRequest | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class ContestWithdrawPayload {
  @Field(() => RefusedRequest, { nullable: true })
  readonly refusedRequest: RefusedRequest | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
