import { Field, ID, Int, ObjectType } from "type-graphql";
import { Article } from "../articles/article.type.js";
import { Category } from "../articles/category.type.js";
import type { KeptSearch } from "../insights/kept-search.view.js";
import { PageInfo } from "../graphql/page.js";

@ObjectType({ simpleResolvers: true, description: "A stretch of plain text." })
export class TextPiece {
  @Field(() => String)
  readonly text: string;
  @Field(() => Boolean, { description: "Whether it is what was searched for." })
  readonly match: boolean;
}

@ObjectType({ simpleResolvers: true })
export class ArticleHit {
  @Field(() => Article)
  readonly article: Article;
  @Field(() => String, {
    nullable: true,
    description: "The heading of the section that matched; null for the article's introduction.",
  })
  readonly section: string | null;
  @Field(() => String, { nullable: true })
  readonly anchor: string | null;
  @Field(() => [TextPiece], { description: "The title in pieces, marked where it matches. Plain text." })
  readonly titleHighlights: readonly TextPiece[];
  @Field(() => [TextPiece], {
    description: "The passage that matched in pieces, marked where it matches. Plain text.",
  })
  readonly passage: readonly TextPiece[];
}

@ObjectType({ simpleResolvers: true })
export class CategoryFacet {
  @Field(() => Category)
  readonly category: Category;
  @Field(() => Int)
  readonly count: number;
}

@ObjectType({ simpleResolvers: true })
export class ProductAreaFacet {
  @Field(() => String)
  readonly name: string;
  @Field(() => Int)
  readonly count: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "What was found among the articles that the viewer may read.",
})
export class ArticleSearchResult {
  /** What its receipt tells; see insights/kept-search.view.ts. */
  readonly kept: KeptSearch;
  @Field(() => ID, { description: "Give it to ticketOpen, so that it is known what was searched before." })
  readonly searchId: string;
  @Field(() => [ArticleHit])
  readonly hits: readonly ArticleHit[];
  @Field(() => Int, { description: "Exact up to the bound that totalLimited tells of." })
  readonly totalCount: number;
  @Field(() => Boolean, { description: "True when more matched than were counted." })
  readonly totalLimited: boolean;
  @Field(() => String, {
    nullable: true,
    description: "The words that were searched for, where typing errors were repaired; null where none were.",
  })
  readonly correctedQuery: string | null;
  @Field(() => [CategoryFacet])
  readonly facets: readonly CategoryFacet[];
  @Field(() => [ProductAreaFacet], {
    description: "The product areas that the articles found are about; an article may be about several.",
  })
  readonly productAreas: readonly ProductAreaFacet[];
  @Field(() => Boolean, {
    description: "True when the search index could not be asked, and this is not all there is.",
  })
  readonly degraded: boolean;
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}
