import type { Audience as AudienceValue, VisibleArticle } from "@recourse/core";
import { Field, Int, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { PageInfo } from "../graphql/page.js";
import { DateTime, LocalDate } from "../graphql/scalars.js";
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
  simpleResolvers: true,
  description: "A platform of the support policy that an article is about.",
})
export class ArticlePlatform {
  @Field(() => String)
  readonly name: string;
  @Field(() => String, { nullable: true, description: "Null: whichever." })
  readonly version: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "The last day of the vendor's support, where one is announced.",
  })
  readonly endOfLife: string | null;
  @Field(() => Boolean, { description: "By its vendor, today." })
  readonly supported: boolean;
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
  @Field(() => [String], { description: "Parts of the product that it is about." })
  readonly productAreas: readonly string[];
  @Field(() => [String], { description: "Protocols that it is about." })
  readonly protocols: readonly string[];
  @Field(() => LocalDate, {
    nullable: true,
    description: "The day on which somebody last found it right, in the zone of the support policy.",
  })
  readonly lastCheckedOn: string | null;
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
