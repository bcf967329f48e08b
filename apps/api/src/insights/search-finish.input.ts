import type { SearchChannel as Channel } from "@recourse/core";
import { Field, ID, InputType, Int } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";

export const SearchChannel = declareEnum(
  "SearchChannel",
  ["search_page", "suggestions", "ticket_form", "api"],
  "Where somebody searched.",
);

@InputType()
export class SearchFinishInput {
  @Field(() => String, { description: "Of the search, as `ArticleSearchResult.receipt` gave it." })
  readonly receipt: string;
  @Field(() => SearchChannel)
  readonly channel: Channel;
}

@InputType()
export class SearchHitOpenInput {
  @Field(() => ID)
  readonly searchId: string;
  @Field(() => String, { description: "Of the article." })
  readonly slug: string;
  @Field(() => Int, { description: "Of the hit in the search; the first one is 1." })
  readonly place: number;
}
