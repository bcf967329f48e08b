import { Field, ID, InputType, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { PageInfo } from "../graphql/page.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A request of kind FEEDBACK: what somebody thinks, and does not ask to be helped with.",
})
export class FeedbackRequest {
  readonly accountId: string | null;
  readonly personId: string | null;
  readonly reader: ByWhom | null;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => String)
  readonly subject: string;
  @Field(() => String, { description: "Markdown." })
  readonly body: string;
  @Field(() => DateTime, { nullable: true, description: "Null: nobody said yet that they read it." })
  readonly readAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class FeedbackRequestConnection {
  readonly countUnread: () => Promise<number>;
  @Field(() => [FeedbackRequest])
  readonly nodes: readonly FeedbackRequest[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@InputType()
export class FeedbackReadInput {
  @Field(() => ID)
  readonly feedbackId: string;
  @Field(() => Boolean, { description: "False: it waits for a reader again." })
  readonly read: boolean;
}

@ObjectType({ simpleResolvers: true })
export class FeedbackReadPayload {
  @Field(() => FeedbackRequest, { nullable: true })
  readonly feedback: FeedbackRequest | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
