import {
  articlesByIds,
  audienceOf,
  countArticles,
  findArticleBySlug,
  listArticles,
  recordView,
  renderRevision,
  type ArticleSort as Sort,
  type RenderedArticle,
} from "@recourse/core";
import { platformEnds } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE, pageSize } from "../graphql/page.js";
import { withDescendants } from "../search/category-scope.js";
import { articlesBy } from "./article.lists.js";
import { Article, ArticleConnection, ArticleHeading, ArticlePlatform, HelpfulCount } from "./article.type.js";
import { loadImageSizes } from "./article-file.view.js";
import { articleView } from "./article.view.js";
import { Category } from "./category.type.js";
import { loadBreadcrumbs, loadCategory } from "./category.view.js";
import { ArticleSort } from "./enums.js";

const DEFAULT_RELATED = 4;

async function bodyOf({ row }: Article, { loaders }: RequestContext): Promise<string> {
  const revision = await loaders.articles().revision.load(row.publishedRevisionId);
  if (revision === null) throw new Error(`Article ${row.id} shows a revision that is not there.`);
  return revision.body;
}

/** Rendered once for each revision, and kept. */
async function rendered(article: Article, context: RequestContext): Promise<RenderedArticle> {
  return renderRevision(article.row.publishedRevisionId, await bodyOf(article, context), (keys) =>
    loadImageSizes(keys, context),
  );
}

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => Article, {
    nullable: true,
    description: "By its slug; null where there is none that the viewer may read.",
  })
  async article(
    @Arg("slug", () => String) slug: string,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Article | null> {
    const row = await findArticleBySlug(deps.db, actor, slug);
    if (row === null) return null;
    recordView(deps, actor, row.id);
    return articleView(row);
  }

  @Query(() => ArticleConnection, { description: "Published articles that the viewer may read." })
  async articles(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("categoryId", () => ID, { nullable: true, description: "Those directly in this category." })
    categoryId: string | null | undefined,
    @Arg("below", () => Boolean, {
      nullable: true,
      defaultValue: false,
      description: "Those of the categories below `categoryId`, too.",
    })
    below: boolean | null,
    @Arg("sort", () => ArticleSort, { nullable: true, defaultValue: "title" }) given: Sort | null,
    @Ctx() { deps, actor, cursors, loaders }: RequestContext,
  ): Promise<ArticleConnection> {
    const sort = given ?? "title";
    const category = categoryId == null ? null : (uuidOf("Category", categoryId) ?? "");
    const filter = {
      categoryIds:
        category === null
          ? null
          : below === true
            ? withDescendants(await loaders.articles().categories(), category)
            : [category],
    };
    const { rows, pageInfo } = await keysetPage(cursors, articlesBy(sort), { first, after, filter }, (page) =>
      listArticles(deps.db, actor, { ...page, ...filter, sort }),
    );
    return { nodes: rows.map(articleView), pageInfo, count: () => countArticles(deps.db, actor, filter) };
  }

  @FieldResolver(() => Category, { nullable: true })
  category(@Root() { row }: Article, @Ctx() context: RequestContext): Promise<Category | null> {
    return loadCategory(row.categoryId, context);
  }

  @FieldResolver(() => [Category], { description: "From the top category to the article's own." })
  breadcrumbs(@Root() { row }: Article, @Ctx() context: RequestContext): Promise<Category[]> {
    return loadBreadcrumbs(row.categoryId, context);
  }

  @FieldResolver(() => [ArticlePlatform], { description: "What it is about, in the order of the policy." })
  platforms(@Root() { row }: Article, @Ctx() { deps }: RequestContext): ArticlePlatform[] {
    return platformEnds(deps.policy, row.platforms, deps.clock.now().toISOString());
  }

  @FieldResolver(() => String, { description: "Sanitised." })
  async bodyHtml(@Root() article: Article, @Ctx() context: RequestContext): Promise<string> {
    return (await rendered(article, context)).html;
  }

  @FieldResolver(() => String)
  bodyMarkdown(@Root() article: Article, @Ctx() context: RequestContext): Promise<string> {
    return bodyOf(article, context);
  }

  @FieldResolver(() => [ArticleHeading])
  async contents(@Root() article: Article, @Ctx() context: RequestContext): Promise<ArticleHeading[]> {
    return (await rendered(article, context)).headings;
  }

  @FieldResolver(() => [Article], {
    description: "The nearest in subject that the viewer may read, best first.",
    complexity: 5,
  })
  async related(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_RELATED }) first: number | null,
    @Root() { row }: Article,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Article[]> {
    const ids = await deps.index.related(
      row.id,
      audienceOf(actor),
      first === null ? DEFAULT_RELATED : pageSize(first),
    );
    const found = new Map((await articlesByIds(deps.db, actor, ids)).map((each) => [each.id, each]));
    return ids.flatMap((id) => found.get(id) ?? []).map(articleView);
  }

  @FieldResolver(() => HelpfulCount)
  helpful(@Root() { row }: Article, @Ctx() { loaders }: RequestContext): Promise<HelpfulCount> {
    return loaders.articles().helpful.load(row.publishedRevisionId);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "What the viewer said of the published revision; null when nothing.",
  })
  viewerVote(@Root() { row }: Article, @Ctx() { loaders }: RequestContext): Promise<boolean | null> {
    return loaders.articles().viewerVote.load(row.publishedRevisionId);
  }
}

@Resolver(() => ArticleConnection)
export class ArticleConnectionResolver {
  @FieldResolver(() => Int)
  totalCount(@Root() { count }: ArticleConnection): Promise<number> {
    return count();
  }
}
