import {
  approveRevision,
  archiveArticle,
  publishRevision,
  saveDraft,
  submitForReview,
  type RevisionResult,
} from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  ArticleApproveInput,
  ArticleArchiveInput,
  ArticleDraftSaveInput,
  ArticleRevisionInput,
} from "./desk-article.input.js";
import { DeskArticlePayload } from "./desk-article.type.js";
import { articleUuid, revisionUuid } from "./desk-article-ids.js";
import { deskArticleView } from "./desk-article.view.js";

function payloadOf(result: RevisionResult): DeskArticlePayload {
  return { article: result.ok ? deskArticleView(result.article) : null, userErrors: userErrorsOf(result) };
}

@Resolver()
export class DeskArticleMutations {
  @Mutation(() => DeskArticlePayload, {
    description: "Saves a text as the newest revision; what readers see stays as it is.",
  })
  async articleDraftSave(
    @Arg("input", () => ArticleDraftSaveInput) input: ArticleDraftSaveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return payloadOf(
      await saveDraft(deps, actor, {
        ...input,
        articleId: input.articleId == null ? null : articleUuid(input.articleId),
        basedOnRevisionId: input.basedOnRevisionId == null ? null : revisionUuid(input.basedOnRevisionId),
        categoryId: uuidOf("Category", input.categoryId) ?? "",
        platforms: input.platforms?.map(({ name, version }) => ({ name, version: version ?? null })) ?? null,
      }),
    );
  }

  @Mutation(() => DeskArticlePayload)
  async articleSubmitForReview(
    @Arg("input", () => ArticleRevisionInput) { revisionId }: ArticleRevisionInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return payloadOf(await submitForReview(deps, actor, { revisionId: revisionUuid(revisionId) }));
  }

  @Mutation(() => DeskArticlePayload, {
    description: "Not by its author, unless a lead waives that with a reason.",
  })
  async articleApprove(
    @Arg("input", () => ArticleApproveInput) { revisionId, waiverReason }: ArticleApproveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return payloadOf(
      await approveRevision(deps, actor, {
        revisionId: revisionUuid(revisionId),
        waiverReason: waiverReason ?? null,
      }),
    );
  }

  @Mutation(() => DeskArticlePayload, { description: "What readers see from now on." })
  async articlePublish(
    @Arg("input", () => ArticleRevisionInput) { revisionId, overrideReason }: ArticleRevisionInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return payloadOf(
      await publishRevision(deps, actor, {
        revisionId: revisionUuid(revisionId),
        overrideReason: overrideReason ?? null,
      }),
    );
  }

  @Mutation(() => DeskArticlePayload, { description: "Readers find it no more; its revisions stay." })
  async articleArchive(
    @Arg("input", () => ArticleArchiveInput) { articleId, reason }: ArticleArchiveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return payloadOf(await archiveArticle(deps, actor, { articleId: articleUuid(articleId), reason }));
  }
}
