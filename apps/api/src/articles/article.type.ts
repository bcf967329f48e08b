import type { Audience as AudienceValue, VisibleArticle } from "@recourse/core";
import { Field, Int, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { PageInfo } from "../graphql/page.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Audience } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "A heading of an article's body." })
export class ArticleHeading {
  @Field(() => Int, { description: "2 for a section, 3 for one within it …" })
  readonly depth: number;
  @Field(() => String)
  readonly text: string;
  @Field(() => String, { description: "Its id in `bodyHtml`." })
  readonly anchor: string;
}

@ObjectType({ simpleResolvers: true, description: "How many found the published revision helpful." })
export class HelpfulCount {
  @Field(() => Int)
  readonly yes: number;
  @Field(() => Int)
  readonly no: number;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A published article, in its published revision.",
})
export class Article implements Node {
  readonly id: string;
  readonly typeName: "Article";
  readonly row: VisibleArticle;
  @Field(() => String)
  readonly slug: string;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly summary: string;
  @Field(() => Audience)
  readonly audience: AudienceValue;
  @Field(() => DateTime)
  readonly publishedAt: Date;
  @Field(() => DateTime)
  readonly updatedAt: Date;
}

@ObjectType({ simpleResolvers: true })
export class ArticleConnection {
  readonly count: () => Promise<number>;
  @Field(() => [Article])
  readonly nodes: readonly Article[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class ArticleVotePayload {
  @Field(() => Article, { nullable: true })
  readonly article: Article | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
