import { policyViewer } from "@recourse/core";
import {
  mayChangeCategory,
  mayChangeCategoryAudience,
  mayMarkChecked,
  mayPlanReviews,
} from "@recourse/policy";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import { ViewerCan } from "../accounts/viewer.type.js";
import type { RequestContext } from "../context.js";
import { Permission } from "../graphql/permission.type.js";
import { ArticleCheck } from "./article-review.type.js";
import { DeskArticlePermissions } from "./desk-article.type.js";

@Resolver(() => DeskArticlePermissions)
export class ArticleReviewPermissionsResolver {
  @FieldResolver(() => Permission, { description: "Who looks after it, and how often it is checked." })
  planReviews(@Ctx() { actor }: RequestContext): Permission {
    return mayPlanReviews(policyViewer(actor));
  }

  @FieldResolver(() => Permission)
  async markChecked(
    @Root() { article }: DeskArticlePermissions,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<Permission> {
    const { effectiveOwnerId, publishedRevisionId } = article;
    const owner =
      effectiveOwnerId === null ? null : await loaders.accounts().staffMember.load(effectiveOwnerId);
    return mayMarkChecked(policyViewer(actor), {
      published: publishedRevisionId !== null,
      ownerPersonId: owner?.personId ?? null,
    });
  }
}

/** Whatever the category. */
@Resolver(() => ViewerCan)
export class DeskViewerCanResolver {
  @FieldResolver(() => Permission, {
    description: "Make categories, and change their names, order and defaults.",
  })
  changeCategories(@Ctx() { actor }: RequestContext): Permission {
    return mayChangeCategory(policyViewer(actor));
  }

  @FieldResolver(() => Permission, { description: "Say who may read what is in a category." })
  changeCategoryAudiences(@Ctx() { actor }: RequestContext): Permission {
    return mayChangeCategoryAudience(policyViewer(actor));
  }

  @FieldResolver(() => Permission, {
    description: "Say who looks after articles, and how often they are checked.",
  })
  planReviews(@Ctx() { actor }: RequestContext): Permission {
    return mayPlanReviews(policyViewer(actor));
  }
}

@Resolver(() => ArticleCheck)
export class ArticleCheckResolver {
  @FieldResolver(() => Author, { nullable: true })
  checkedBy(@Root() { by }: ArticleCheck, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}
