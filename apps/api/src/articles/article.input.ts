import { Field, ID, InputType } from "type-graphql";

@InputType()
export class ArticleVoteInput {
  @Field(() => ID)
  readonly articleId: string;
  @Field(() => Boolean)
  readonly helpful: boolean;
}
