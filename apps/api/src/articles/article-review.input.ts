import { Field, ID, InputType } from "type-graphql";
import { ReviewIntervalInput } from "./review-interval.type.js";

const KEPT = "Kept when it is not given; null: as the category has it.";

@InputType()
export class ArticleReviewPlanInput {
  @Field(() => [ID], { description: "From 1 to 100; all of them or none." })
  readonly articleIds: readonly string[];
  @Field(() => ID, { nullable: true, description: KEPT })
  readonly ownerId?: string | null;
  @Field(() => ReviewIntervalInput, { nullable: true, description: KEPT })
  readonly reviewInterval?: ReviewIntervalInput | null;
}

@InputType()
export class ArticleMarkCheckedInput {
  @Field(() => ID)
  readonly articleId: string;
  @Field(() => ID, {
    nullable: true,
    description: "What was read; when readers see another revision by now, that is a conflict.",
  })
  readonly revisionId?: string | null;
  @Field(() => String, { nullable: true, description: "For those who check it next." })
  readonly words?: string | null;
}
