import {
  articlesOfHits,
  audienceOf,
  newId,
  type ArticleSearchHit,
  type ArticleSearchPage,
  type Audience as AudienceValue,
  type VisibleArticle,
} from "@recourse/core";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from "type-graphql";
import { z } from "zod";
import { articleView } from "../articles/article.view.js";
import { loadCategory } from "../articles/category.view.js";
import { Audience } from "../articles/enums.js";
import type { RequestContext } from "../context.js";
import { reportFailure } from "../errors.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { DEFAULT_PAGE_SIZE, pageSize, type PageInfo } from "../graphql/page.js";
import { selects } from "../graphql/selects.js";
import { keepSearchOf } from "../insights/kept-search.view.js";
import { withDescendants } from "./category-scope.js";
import { ArticleSearchResult, type ArticleHit, type CategoryFacet } from "./article-search.type.js";

/** Further than anybody reads; ranking what is behind it would only cost. */
const DEEPEST = 1_000;
const offsetSchema = z.number().int().min(0).max(DEEPEST);

const UNANSWERED: ArticleSearchPage = {
  hits: [],
  totalCount: 0,
  totalLimited: false,
  correctedQuery: null,
  facets: [],
  productAreas: [],
  degraded: true,
};

@Resolver()
export class ArticleSearchResolver {
  @Query(() => ArticleSearchResult, { description: "No query, however odd, is an error.", complexity: 10 })
  async articleSearch(
    @Arg("query", () => String) query: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) given: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("categoryId", () => ID, { nullable: true, description: "In this category and those below it." })
    categoryId: string | null | undefined,
    @Arg("productAreas", () => [String], { nullable: true, description: "About any of these." })
    productAreas: string[] | null | undefined,
    @Arg("audiences", () => [Audience], {
      nullable: true,
      description: "Of the articles that the viewer may read, those for these alone.",
    })
    audiences: AudienceValue[] | null | undefined,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ArticleSearchResult> {
    const { deps, cursors } = context;
    const first = pageSize(given);
    const filter = {
      categoryId: categoryId ?? null,
      productAreas: productAreas ?? null,
      audiences: audiences ?? null,
    };
    const list = `search ${JSON.stringify([query, filter])}`;
    const offset = after == null ? 0 : offsetSchema.parse(cursors.decode(list, after));
    const facets = selects(info, "facets") || selects(info, "productAreas");
    const found = await ask(context, { query, first, offset, facets, ...filter });
    const page = found ?? UNANSWERED;
    return keepSearchOf(
      context,
      { query, offset, filters: filter },
      {
        searchId: globalId("Search", newId(deps.clock.now())),
        hits: await hitsOf(page, context),
        totalCount: page.totalCount,
        totalLimited: page.totalLimited,
        correctedQuery: page.correctedQuery,
        facets: await facetsOf(page, context),
        productAreas: page.productAreas,
        degraded: page.degraded,
        pageInfo: pageInfoOf(page, offset, (place) => cursors.encode(list, place)),
      },
    );
  }
}

interface Asked {
  query: string;
  first: number;
  offset: number;
  facets: boolean;
  categoryId: string | null;
  productAreas: string[] | null;
  audiences: AudienceValue[] | null;
}

/** Null where the index cannot be asked: a page without hits is better than none. */
async function ask(
  context: RequestContext,
  { categoryId, productAreas, audiences, ...request }: Asked,
): Promise<ArticleSearchPage | null> {
  const { deps, actor, loaders, log, correlationId } = context;
  const scope = {
    ...(categoryId !== null && {
      categoryIds: withDescendants(await loaders.articles().categories(), uuidOf("Category", categoryId)),
    }),
    ...(productAreas !== null && { productAreas }),
    ...(audiences !== null && { audiences }),
  };
  try {
    return await deps.index.search({ ...request, ...scope, viewer: audienceOf(actor) });
  } catch (error) {
    reportFailure(log, error, correlationId);
    return null;
  }
}

/** The index is a cache: what it names is read again, and shown only where the viewer may read it now. */
async function hitsOf(
  { hits }: ArticleSearchPage,
  { deps, actor, loaders }: RequestContext,
): Promise<ArticleHit[]> {
  const { articles, categoriesVersion } = await articlesOfHits(deps.db, actor, [
    ...new Set(hits.map(({ articleId }) => articleId)),
  ]);
  if (categoriesVersion !== null) loaders.articles().knowCategories(categoriesVersion);
  const visible = new Map(articles.map((row) => [row.id, row]));
  return hits.flatMap((hit) => {
    const row = visible.get(hit.articleId);
    return row === undefined ? [] : [hitView(hit, row)];
  });
}

/** An index may look for what matches only where that is read. */
function hitView(hit: ArticleSearchHit, row: VisibleArticle): ArticleHit {
  return {
    article: articleView(row),
    section: hit.sectionHeading,
    anchor: hit.anchor,
    get titleHighlights() {
      return hit.titleHighlights;
    },
    get passage() {
      return hit.passage;
    },
  };
}

async function facetsOf({ facets }: ArticleSearchPage, context: RequestContext): Promise<CategoryFacet[]> {
  const found = await Promise.all(
    facets.map(async ({ categoryId, count }) => ({
      category: await loadCategory(categoryId, context),
      count,
    })),
  );
  return found.flatMap(({ category, count }) => (category === null ? [] : [{ category, count }]));
}

/** A cursor is the number of hits up to and including its own: hits have no position of their own to go on from. */
function pageInfoOf(
  { hits, totalCount }: ArticleSearchPage,
  offset: number,
  cursorAt: (place: number) => string,
): PageInfo {
  const end = offset + hits.length;
  return {
    hasNextPage: hits.length > 0 && end < totalCount && end <= DEEPEST,
    hasPreviousPage: offset > 0,
    // Signed only where they are asked for.
    get startCursor() {
      return hits.length === 0 ? null : cursorAt(offset + 1);
    },
    get endCursor() {
      return hits.length === 0 ? null : cursorAt(end);
    },
  };
}
