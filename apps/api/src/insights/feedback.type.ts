import type { FeedbackState as State } from "@recourse/core";
import type { FeedbackReason as Reason } from "@recourse/policy";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { FeedbackReason } from "./feedback.enum.js";

export const FeedbackState = declareEnum("FeedbackState", ["open", "handled"]);

@ObjectType({
  simpleResolvers: true,
  description: "Why an article did not help somebody. Who it was is not told.",
})
export class ArticleFeedback {
  readonly handler: ByWhom | null;
  readonly revisionId: string;
  @Field(() => ID)
  readonly id: string;
  @Field(() => FeedbackReason, { nullable: true })
  readonly reason: Reason | null;
  @Field(() => String, { nullable: true, description: "Without addresses and secrets." })
  readonly words: string | null;
  @Field(() => FeedbackState)
  readonly state: State;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => DateTime, { nullable: true })
  readonly handledAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class ArticleFeedbackConnection {
  @Field(() => [ArticleFeedback])
  readonly nodes: readonly ArticleFeedback[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@InputType()
export class ArticleFeedbackHandleInput {
  @Field(() => ID)
  readonly feedbackId: string;
  @Field(() => Boolean, { description: "False: it waits again." })
  readonly handled: boolean;
}

@ObjectType({ simpleResolvers: true })
export class ArticleFeedbackPayload {
  @Field(() => ArticleFeedback, { nullable: true })
  readonly feedback: ArticleFeedback | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
