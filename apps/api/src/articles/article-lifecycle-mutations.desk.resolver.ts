import { restoreRevision, sendBack, unarchiveArticle, withdrawRevision } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { articleUuid, revisionUuid } from "./desk-article-ids.js";
import {
  ArticleRevisionInput,
  ArticleRevisionRestoreInput,
  ArticleSendBackInput,
  ArticleUnarchiveInput,
} from "./desk-article.input.js";
import { DeskArticlePayload } from "./desk-article.type.js";
import { deskArticlePayload } from "./desk-article.view.js";

/** The ways back: to the author, to an older text, out of the archive. */
@Resolver()
export class ArticleLifecycleMutations {
  @Mutation(() => DeskArticlePayload, {
    description: "Back to its author as a draft, with the reviewer's words.",
  })
  async articleSendBack(
    @Arg("input", () => ArticleSendBackInput) { revisionId, words }: ArticleSendBackInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return deskArticlePayload(await sendBack(deps, actor, { revisionId: revisionUuid(revisionId), words }));
  }

  @Mutation(() => DeskArticlePayload, { description: "Its author takes a submission back." })
  async articleWithdraw(
    @Arg("input", () => ArticleRevisionInput) { revisionId }: ArticleRevisionInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return deskArticlePayload(await withdrawRevision(deps, actor, { revisionId: revisionUuid(revisionId) }));
  }

  @Mutation(() => DeskArticlePayload, {
    description: "Saves the text of an older revision as the newest one, a draft.",
  })
  async articleRevisionRestore(
    @Arg("input", () => ArticleRevisionRestoreInput) input: ArticleRevisionRestoreInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return deskArticlePayload(
      await restoreRevision(deps, actor, {
        revisionId: revisionUuid(input.revisionId),
        basedOnRevisionId: revisionUuid(input.basedOnRevisionId),
        reason: input.reason ?? null,
      }),
    );
  }

  @Mutation(() => DeskArticlePayload, {
    description:
      "Brings the text that readers saw last back as a draft; they see it once it is published again.",
  })
  async articleUnarchive(
    @Arg("input", () => ArticleUnarchiveInput) { articleId }: ArticleUnarchiveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    return deskArticlePayload(await unarchiveArticle(deps, actor, { articleId: articleUuid(articleId) }));
  }
}
