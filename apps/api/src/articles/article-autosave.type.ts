import type { Audience as AudienceValue } from "@recourse/core";
import { Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Audience } from "./enums.js";

@ObjectType({ simpleResolvers: true })
export class AutosavedPlatform {
  @Field(() => String)
  readonly name: string;
  @Field(() => String, { nullable: true })
  readonly version: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "What the viewer has typed and not saved, whether or not it could be saved like this. Nobody else sees it; it is removed when the article is saved, or after 30 days.",
})
export class ArticleAutosave {
  @Field(() => DateTime)
  readonly savedAt: Date;
  @Field(() => ID, { nullable: true, description: "The revision that was edited; null for a new article." })
  readonly basedOnRevisionId: string | null;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly slug: string;
  @Field(() => ID, { nullable: true })
  readonly categoryId: string | null;
  @Field(() => Audience)
  readonly audience: AudienceValue;
  @Field(() => String)
  readonly summary: string;
  @Field(() => String, { description: "Markdown." })
  readonly body: string;
  @Field(() => [String])
  readonly productAreas: readonly string[];
  @Field(() => [String])
  readonly protocols: readonly string[];
  @Field(() => [AutosavedPlatform])
  readonly platforms: readonly AutosavedPlatform[];
  @Field(() => String)
  readonly reason: string;
}

@ObjectType({ simpleResolvers: true })
export class ArticleAutosavePayload {
  @Field(() => ArticleAutosave, { nullable: true })
  readonly autosave: ArticleAutosave | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class ArticleAutosaveDiscardPayload {
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
