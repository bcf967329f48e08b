import {
  discardAutosave,
  ownAutosaves,
  saveAutosave,
  type ArticleAutosave as AutosaveRow,
} from "@recourse/core";
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { ArticleAutosaveDiscardInput, ArticleAutosaveInput } from "./article-autosave.input.js";
import {
  ArticleAutosave,
  ArticleAutosaveDiscardPayload,
  ArticleAutosavePayload,
} from "./article-autosave.type.js";
import { articleUuid, optional, revisionUuid } from "./desk-article-ids.js";
import { DeskArticle } from "./desk-article.type.js";

function autosaveView({ basedOnId, draft, savedAt }: AutosaveRow): ArticleAutosave {
  return {
    ...draft,
    savedAt,
    basedOnRevisionId: basedOnId === null ? null : globalId("ArticleRevision", basedOnId),
    categoryId: draft.categoryId === null ? null : globalId("Category", draft.categoryId),
  };
}

@Resolver(() => DeskArticle)
export class ArticleAutosaveResolver {
  @Mutation(() => ArticleAutosavePayload, {
    description: "Keeps what the viewer has typed so far, in place of what was kept before. Not a revision.",
  })
  async articleAutosave(
    @Arg("input", () => ArticleAutosaveInput) input: ArticleAutosaveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleAutosavePayload> {
    const { title, audience, summary, body, productAreas, protocols, platforms } = input;
    const result = await saveAutosave(deps, actor, {
      articleId: optional(input.articleId, articleUuid),
      basedOnRevisionId: optional(input.basedOnRevisionId, revisionUuid),
      draft: {
        ...{ title, audience, summary, body },
        slug: input.slug ?? "",
        reason: input.reason ?? "",
        // One that is gone, or none, is no reason to lose the text.
        categoryId: input.categoryId == null ? null : uuidOf("Category", input.categoryId),
        productAreas: [...(productAreas ?? [])],
        protocols: [...(protocols ?? [])],
        platforms: (platforms ?? []).map(({ name, version }) => ({ name, version: version ?? null })),
      },
    });
    return { autosave: result.ok ? autosaveView(result.autosave) : null, userErrors: userErrorsOf(result) };
  }

  @Mutation(() => ArticleAutosaveDiscardPayload, { description: "Forgets it; there may be none." })
  async articleAutosaveDiscard(
    @Arg("input", () => ArticleAutosaveDiscardInput) { articleId }: ArticleAutosaveDiscardInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ArticleAutosaveDiscardPayload> {
    const result = await discardAutosave(deps, actor, { articleId: optional(articleId, articleUuid) });
    return { userErrors: userErrorsOf(result) };
  }

  @Query(() => ArticleAutosave, {
    nullable: true,
    description: "What the viewer has typed of an article that is not there yet.",
  })
  async newArticleAutosave(@Ctx() { deps, actor }: RequestContext): Promise<ArticleAutosave | null> {
    const [kept] = await ownAutosaves(deps.db, actor, [null]);
    return kept === undefined ? null : autosaveView(kept);
  }

  @FieldResolver(() => ArticleAutosave, {
    nullable: true,
    description: "What the viewer has typed and not saved.",
  })
  async autosave(
    @Root() { row }: DeskArticle,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ArticleAutosave | null> {
    const kept = await loaders.deskArticles().autosave.load(row.id);
    return kept === null ? null : autosaveView(kept);
  }
}
