import { handleFeedback, listFeedback, type Feedback, type FeedbackState as State } from "@recourse/core";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import { DeskArticle } from "../articles/desk-article.type.js";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  ArticleFeedback,
  ArticleFeedbackConnection,
  ArticleFeedbackHandleInput,
  ArticleFeedbackPayload,
  FeedbackState,
} from "./feedback.type.js";
import { feedback } from "./insight.lists.js";

function feedbackView({ id, handledBy, updatedAt, ...row }: Feedback): ArticleFeedback {
  return {
    id: globalId("Feedback", id),
    handler: handledBy === null ? null : { personId: handledBy, staff: true },
    revisionId: row.revisionId,
    reason: row.reason,
    words: row.words,
    state: row.state,
    at: updatedAt,
    handledAt: row.handledAt,
  };
}

@Resolver(() => ArticleFeedback)
export class FeedbackResolver {
  @Query(() => ArticleFeedbackConnection, {
    description: "Votes on an article that say why it did not help, newest first.",
  })
  async articleFeedback(
    @Arg("articleId", () => ID) articleId: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("state", () => FeedbackState, { nullable: true }) state: State | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<ArticleFeedbackConnection> {
    const filter = {
      articleId: uuidOf("DeskArticle", articleId) ?? uuidOf("Article", articleId) ?? "",
      state: state ?? null,
    };
    const { rows, pageInfo } = await keysetPage(cursors, feedback, { first, after, filter }, (page) =>
      listFeedback(deps.db, actor, { ...filter, ...page }),
    );
    return { nodes: rows.map(feedbackView), pageInfo };
  }

  @Mutation(() => ArticleFeedbackPayload, { description: "Says that feedback was dealt with." })
  async articleFeedbackHandle(
    @Arg("input", () => ArticleFeedbackHandleInput) { feedbackId, handled }: ArticleFeedbackHandleInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleFeedbackPayload> {
    const result = await handleFeedback(deps, actor, {
      feedbackId: uuidOf("Feedback", feedbackId) ?? "",
      handled,
    });
    return { feedback: result.ok ? feedbackView(result.feedback) : null, userErrors: userErrorsOf(result) };
  }

  @FieldResolver(() => Author, { nullable: true })
  handledBy(@Root() { handler }: ArticleFeedback, @Ctx() context: RequestContext): Promise<Author | null> {
    return handler === null ? Promise.resolve(null) : loadAuthor(handler, context);
  }

  @FieldResolver(() => Int, { nullable: true, description: "The number of the revision that it is about." })
  async revision(
    @Root() { revisionId }: ArticleFeedback,
    @Ctx() { loaders }: RequestContext,
  ): Promise<number | null> {
    return (await loaders.articles().revision.load(revisionId))?.number ?? null;
  }
}

@Resolver(() => DeskArticle)
export class FeedbackOfArticleResolver {
  @FieldResolver(() => Int, { description: "How much feedback waits to be dealt with." })
  openFeedback(@Root() { row }: DeskArticle, @Ctx() { loaders }: RequestContext): Promise<number> {
    return loaders.insights().openFeedback.load(row.id);
  }
}
