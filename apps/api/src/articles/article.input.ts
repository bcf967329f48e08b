import type { FeedbackReason as Reason } from "@recourse/policy";
import { Field, ID, InputType } from "type-graphql";
import { FeedbackReason } from "../insights/feedback.enum.js";

@InputType()
export class ArticleVoteInput {
  @Field(() => ID)
  readonly articleId: string;
  @Field(() => Boolean)
  readonly helpful: boolean;
  @Field(() => FeedbackReason, { nullable: true, description: "Why it did not help." })
  readonly reason?: Reason | null;
  @Field(() => String, {
    nullable: true,
    description:
      "More about why it did not help, at most 1,000 characters. Addresses and secrets in it are not kept.",
  })
  readonly words?: string | null;
}
