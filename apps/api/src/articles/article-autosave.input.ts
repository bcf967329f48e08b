import type { Audience as AudienceValue } from "@recourse/core";
import { Field, ID, InputType } from "type-graphql";
import { ArticlePlatformInput } from "./desk-article.input.js";
import { Audience } from "./enums.js";

@InputType({ description: "An article as it is typed so far: nothing of it is checked." })
export class ArticleAutosaveInput {
  @Field(() => ID, { nullable: true, description: "A new article, when it is not given." })
  readonly articleId?: string | null;
  @Field(() => ID, { nullable: true, description: "The revision that is edited; none for a new article." })
  readonly basedOnRevisionId?: string | null;
  @Field(() => String)
  readonly title: string;
  @Field(() => String, { nullable: true })
  readonly slug?: string | null;
  @Field(() => ID, { nullable: true })
  readonly categoryId?: string | null;
  @Field(() => Audience)
  readonly audience: AudienceValue;
  @Field(() => String)
  readonly summary: string;
  @Field(() => String, { description: "Markdown." })
  readonly body: string;
  @Field(() => [String], { nullable: true })
  readonly productAreas?: readonly string[] | null;
  @Field(() => [String], { nullable: true })
  readonly protocols?: readonly string[] | null;
  @Field(() => [ArticlePlatformInput], { nullable: true })
  readonly platforms?: readonly ArticlePlatformInput[] | null;
  @Field(() => String, { nullable: true })
  readonly reason?: string | null;
}

@InputType()
export class ArticleAutosaveDiscardInput {
  @Field(() => ID, { nullable: true, description: "That of a new article, when it is not given." })
  readonly articleId?: string | null;
}
