import {
  countDeskArticles,
  fileKeysIn,
  listDeskArticles,
  renderArticle,
  type ArticleRevision as RevisionRow,
  type Audience as AudienceValue,
} from "@recourse/core";
import { calendarDate, platformEnds, type RevisionState as State } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { loadImageSizes } from "./article-file.view.js";
import { deskArticles } from "./article.lists.js";
import { ArticlePlatform } from "./article.type.js";
import { Category } from "./category.type.js";
import { loadCategory } from "./category.view.js";
import {
  ArticleRevision,
  DeskArticle,
  DeskArticleConnection,
  DeskArticlePermissions,
} from "./desk-article.type.js";
import {
  deskArticlePermissions,
  deskArticleView,
  loadDeskArticle,
  revisionView,
} from "./desk-article.view.js";
import { Audience, RevisionState } from "./enums.js";

const IMPORTED = { name: "Import", staff: true };
const WHEN_PUBLISHED = "Of the newest revision: what readers get once it is published.";

async function headOf({ row }: DeskArticle, { loaders }: RequestContext): Promise<RevisionRow> {
  const head = await loaders.deskArticles().headRevision.load(row.id);
  if (head === null) throw new Error(`Article ${row.id} has no revision.`);
  return head;
}

@Resolver(() => DeskArticle)
export class DeskArticleResolver {
  @Query(() => DeskArticleConnection, { description: "Every article whatever its audience or state." })
  async deskArticles(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("state", () => RevisionState, {
      nullable: true,
      description: "PUBLISHED: what readers see. Others: of the newest revision.",
    })
    state: State | null | undefined,
    @Arg("query", () => String, {
      nullable: true,
      description: "A part of the newest title, or of the slug.",
    })
    query: string | null | undefined,
    @Arg("platformEnded", () => Boolean, {
      nullable: true,
      description: "Those that readers see about a platform that its vendor supports no longer.",
    })
    platformEnded: boolean | null | undefined,
    @Arg("waitingForReview", () => Boolean, {
      nullable: true,
      description: "Only what waits for a review by somebody else than its author: by the viewer.",
    })
    waitingForReview: boolean | null | undefined,
    @Arg("scheduled", () => Boolean, {
      nullable: true,
      description:
        "Only where a publication or unpublication is scheduled, or failed and nobody worked on it since.",
    })
    scheduled: boolean | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<DeskArticleConnection> {
    const today = calendarDate(deps.policy, deps.clock.now().toISOString());
    const filter = {
      ...{ state: state ?? null, query: query ?? null },
      platformEndedBefore: platformEnded === true ? today : null,
      ...{ waitingForReview: waitingForReview ?? null, scheduled: scheduled ?? null },
    };
    const { rows, pageInfo } = await keysetPage(cursors, deskArticles, { first, after, filter }, (page) =>
      listDeskArticles(deps.db, actor, { ...page, ...filter }),
    );
    return {
      nodes: rows.map(deskArticleView),
      pageInfo,
      count: () => countDeskArticles(deps.db, actor, filter),
    };
  }

  @Query(() => DeskArticle, { nullable: true })
  async deskArticle(
    @Arg("id", () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<DeskArticle | null> {
    return loadDeskArticle(uuidOf("DeskArticle", id) ?? uuidOf("Article", id) ?? "", context);
  }

  @Query(() => String, { description: "The real rendering of a text, sanitised." })
  async articlePreview(
    @Arg("body", () => String) body: string,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    return renderArticle(body, await loadImageSizes(fileKeysIn(body), context)).html;
  }

  @FieldResolver(() => Audience, { description: WHEN_PUBLISHED })
  async audience(@Root() article: DeskArticle, @Ctx() context: RequestContext): Promise<AudienceValue> {
    return (await headOf(article, context)).audience ?? article.row.audience;
  }

  @FieldResolver(() => Category, { nullable: true, description: WHEN_PUBLISHED })
  async category(@Root() article: DeskArticle, @Ctx() context: RequestContext): Promise<Category | null> {
    return loadCategory((await headOf(article, context)).categoryId ?? article.row.categoryId, context);
  }

  @FieldResolver(() => ArticleRevision, {
    nullable: true,
    description: "What readers see; null when they see nothing.",
  })
  async published(
    @Root() { row }: DeskArticle,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ArticleRevision | null> {
    const revision =
      row.publishedRevisionId === null
        ? null
        : await loaders.articles().revision.load(row.publishedRevisionId);
    return revision === null ? null : revisionView(revision);
  }

  @FieldResolver(() => ArticleRevision, { description: "The newest revision." })
  async head(@Root() article: DeskArticle, @Ctx() context: RequestContext): Promise<ArticleRevision> {
    return revisionView(await headOf(article, context));
  }

  @FieldResolver(() => [ArticleRevision], { description: "The newest first." })
  async revisions(
    @Root() { row }: DeskArticle,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ArticleRevision[]> {
    return (await loaders.deskArticles().allRevisions.load(row.id)).map(revisionView);
  }

  @FieldResolver(() => DeskArticlePermissions)
  async viewerCan(
    @Root() article: DeskArticle,
    @Ctx() context: RequestContext,
  ): Promise<DeskArticlePermissions> {
    const { loaders, actor } = context;
    const { id, publishedRevisionId } = article.row;
    const [head, published, schedules] = await Promise.all([
      headOf(article, context),
      publishedRevisionId === null ? null : loaders.articles().revision.load(publishedRevisionId),
      loaders.deskArticles().schedules.load(id),
    ]);
    return deskArticlePermissions(actor, { article: article.row, head, published, schedules });
  }
}

@Resolver(() => DeskArticleConnection)
export class DeskArticleConnectionResolver {
  @FieldResolver(() => Int)
  totalCount(@Root() { count }: DeskArticleConnection): Promise<number> {
    return count();
  }
}

@Resolver(() => ArticleRevision)
export class ArticleRevisionResolver {
  @FieldResolver(() => Author)
  async author(@Root() { by }: ArticleRevision, @Ctx() context: RequestContext): Promise<Author> {
    return (await loadAuthor(by, context)) ?? IMPORTED;
  }

  @FieldResolver(() => [ArticlePlatform], { description: "What it is about, in the order of the policy." })
  platforms(@Root() { subjects }: ArticleRevision, @Ctx() { deps }: RequestContext): ArticlePlatform[] {
    return platformEnds(deps.policy, subjects.platforms, deps.clock.now().toISOString());
  }
}
