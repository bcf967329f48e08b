import { approveRevision, archiveArticle, publishRevision, saveDraft, submitForReview } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { articleUuid, optional, revisionUuid } from "./desk-article-ids.js";
import {
  ArticleApproveInput,
  ArticleArchiveInput,
  ArticleDraftSaveInput,
  ArticleRevisionInput,
} from "./desk-article.input.js";
import { DeskArticlePayload } from "./desk-article.type.js";
import { deskArticlePayload } from "./desk-article.view.js";

@Resolver()
export class DeskArticleMutations {
  @Mutation(() => DeskArticlePayload, {
    description: "Saves a text as the newest revision; what readers see stays as it is.",
  })
  async articleDraftSave(
    @Arg("input", () => ArticleDraftSaveInput) input: ArticleDraftSaveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return deskArticlePayload(
      await saveDraft(deps, actor, {
        ...input,
        articleId: optional(input.articleId, articleUuid),
        basedOnRevisionId: optional(input.basedOnRevisionId, revisionUuid),
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
    return deskArticlePayload(await submitForReview(deps, actor, { revisionId: revisionUuid(revisionId) }));
  }

  @Mutation(() => DeskArticlePayload, {
    description: "Not by its author, unless a lead waives that with a reason.",
  })
  async articleApprove(
    @Arg("input", () => ArticleApproveInput) { revisionId, waiverReason }: ArticleApproveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return deskArticlePayload(
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
    return deskArticlePayload(
      await publishRevision(deps, actor, {
        revisionId: revisionUuid(revisionId),
        overrideReason: overrideReason ?? null,
      }),
    );
  }

  @Mutation(() => DeskArticlePayload, { description: "Readers find it no more; its revisions stay." })
  async articleArchive(
    @Arg("input", () => ArticleArchiveInput) { articleId, reason, replacementId }: ArticleArchiveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return deskArticlePayload(
      await archiveArticle(deps, actor, {
        articleId: articleUuid(articleId),
        reason,
        replacementId: optional(replacementId, articleUuid),
      }),
    );
  }
}
