import { draftDifference, policyViewer, revisionDifference } from "@recourse/core";
import { mayRestoreRevision } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { revisionUuid } from "./desk-article-ids.js";
import { ArticleDraftDifferenceInput } from "./desk-article.input.js";
import { ArticleRevision, DeskArticle } from "./desk-article.type.js";
import { deskArticleView, revisionView } from "./desk-article.view.js";
import {
  ArticleDifference,
  ArticleRevisionDifference,
  ArticleRevisionPermissions,
  RevisionReview,
} from "./revision-history.type.js";

async function revisionOf(id: string | null, { loaders }: RequestContext): Promise<ArticleRevision | null> {
  const row = id === null ? null : await loaders.articles().revision.load(id);
  return row === null ? null : revisionView(row);
}

@Resolver(() => ArticleRevision)
export class RevisionHistoryResolver {
  @Query(() => ArticleRevisionDifference, {
    nullable: true,
    description: "Any two revisions of one article side by side.",
  })
  async articleRevisionDifference(
    @Arg("fromId", () => ID) fromId: string,
    @Arg("toId", () => ID) toId: string,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleRevisionDifference | null> {
    const ids = { fromId: revisionUuid(fromId), toId: revisionUuid(toId) };
    const found = await revisionDifference(deps.db, actor, ids);
    return found === null ? null : { ...found, from: revisionView(found.from), to: revisionView(found.to) };
  }

  @Query(() => ArticleDifference, {
    nullable: true,
    description: "A revision and a text that is not saved: the two sides of a conflict.",
  })
  articleDraftDifference(
    @Arg("input", () => ArticleDraftDifferenceInput) input: ArticleDraftDifferenceInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleDifference | null> {
    const { title, summary, body, audience } = input;
    const categoryId = input.categoryId == null ? null : uuidOf("Category", input.categoryId);
    return draftDifference(deps.db, actor, {
      revisionId: revisionUuid(input.revisionId),
      draft: {
        ...{ title, summary, body },
        ...(audience != null && { audience }),
        ...(categoryId !== null && { categoryId }),
      },
    });
  }

  @FieldResolver(() => ArticleRevision, { nullable: true, description: "The revision that was edited." })
  basedOn(@Root() { row }: ArticleRevision, @Ctx() context: RequestContext): Promise<ArticleRevision | null> {
    return revisionOf(row.basedOnId, context);
  }

  @FieldResolver(() => ArticleRevision, {
    nullable: true,
    description: "The older revision whose text this one brings back.",
  })
  restoredFrom(
    @Root() { row }: ArticleRevision,
    @Ctx() context: RequestContext,
  ): Promise<ArticleRevision | null> {
    return revisionOf(row.restoredFromId, context);
  }

  @FieldResolver(() => Author, { nullable: true, description: "Null until it is approved." })
  approvedBy(@Root() { row }: ArticleRevision, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor({ personId: row.approvedBy, staff: true }, context);
  }

  @FieldResolver(() => [RevisionReview], { description: "In their order." })
  async reviews(
    @Root() { row }: ArticleRevision,
    @Ctx() { loaders }: RequestContext,
  ): Promise<RevisionReview[]> {
    return (await loaders.deskArticles().reviews.load(row.id)).map(
      ({ verdict, words, reviewerId, createdAt }) => ({
        by: { personId: reviewerId, staff: true },
        words: words === "" ? null : words,
        ...{ verdict, createdAt },
      }),
    );
  }

  @FieldResolver(() => ArticleRevisionPermissions)
  async viewerCan(
    @Root() { row }: ArticleRevision,
    @Ctx() { loaders, actor }: RequestContext,
  ): Promise<ArticleRevisionPermissions> {
    const head = await loaders.deskArticles().headRevision.load(row.articleId);
    return { restore: mayRestoreRevision(policyViewer(actor), { isNewest: head?.id === row.id }) };
  }
}

@Resolver(() => RevisionReview)
export class RevisionReviewResolver {
  @FieldResolver(() => Author, { nullable: true })
  reviewer(@Root() { by }: RevisionReview, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}

/** Where an article's addresses lead. */
@Resolver(() => DeskArticle)
export class DeskArticleAddressResolver {
  @FieldResolver(() => [String], {
    description: "Addresses that lead here besides its own, the newest first.",
  })
  async formerSlugs(@Root() { row }: DeskArticle, @Ctx() { loaders }: RequestContext): Promise<string[]> {
    return (await loaders.deskArticles().formerSlugs.load(row.id)).map(({ slug }) => slug);
  }

  @FieldResolver(() => DeskArticle, {
    nullable: true,
    description: "Of an archived article: what readers are sent to instead.",
  })
  async replacement(
    @Root() { row }: DeskArticle,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DeskArticle | null> {
    const article =
      row.replacedById === null ? null : await loaders.insights().deskArticle.load(row.replacedById);
    return article === null ? null : deskArticleView(article);
  }
}
