import { Field, ID, InputType } from "type-graphql";

@InputType()
export class ArticleDraftFromTicketInput {
  @Field(() => ID)
  readonly ticketId: string;
}

@InputType()
export class TicketArticleInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ID, { description: "Of the article, as readers' pages or the desk have it." })
  readonly articleId: string;
}
