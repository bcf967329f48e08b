import type { SlugResolution } from "@recourse/core";
import { Field, ObjectType } from "type-graphql";
import { Article } from "./article.type.js";
import { ArticleAtSlugKind } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "What an address of an article leads to." })
export class ArticleAtSlug {
  @Field(() => ArticleAtSlugKind)
  readonly kind: SlugResolution["kind"];
  @Field(() => Article, { nullable: true, description: "Where the address is its present one." })
  readonly article: Article | null;
  @Field(() => String, { nullable: true, description: "The present slug of an article that has moved." })
  readonly movedTo: string | null;
  @Field(() => Article, {
    nullable: true,
    description:
      "What to read instead of an article that is gone; null when there is nothing that the viewer may read.",
  })
  readonly replacement: Article | null;
}
