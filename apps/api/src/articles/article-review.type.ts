import { Field, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { LocalDate } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { DeskArticle } from "./desk-article.type.js";

@ObjectType({ simpleResolvers: true, description: "Somebody found an article right." })
export class ArticleCheck {
  readonly by: ByWhom;
  @Field(() => LocalDate, { description: "In the zone of the support policy." })
  readonly checkedOn: string;
  @Field(() => String, { nullable: true, description: "For those who check it next." })
  readonly words: string | null;
}

@ObjectType({ simpleResolvers: true })
export class ArticleReviewPlanPayload {
  @Field(() => [DeskArticle], { nullable: true })
  readonly articles: readonly DeskArticle[] | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
