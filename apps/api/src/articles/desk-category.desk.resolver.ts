import { policyViewer, previewAudienceEffect } from "@recourse/core";
import {
  audiences,
  mayChangeCategory,
  mayChangeCategoryAudience,
  mayDeleteCategory,
  mayMoveCategory,
  type Audience as AudienceValue,
} from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { loadStaffMember } from "../accounts/account.view.js";
import { StaffMember } from "../accounts/staff-member.type.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Category } from "./category.type.js";
import { categoryView } from "./category.view.js";
import { CategoryAudienceEffectInput } from "./desk-category.input.js";
import { AudienceEffect, CategoryContent, CategoryPermissions } from "./desk-category.type.js";
import { Audience } from "./enums.js";
import { ReviewInterval, reviewIntervalView } from "./review-interval.type.js";

const FROM_ABOVE = "Its own or, where it has none, that of the nearest category above.";

/** What of a category only the desk knows. */
@Resolver(() => Category)
export class DeskCategoryResolver {
  @Query(() => [Category], {
    description: "All of them, each before those below it, in the order of the desk.",
  })
  async deskCategories(@Ctx() { loaders }: RequestContext): Promise<Category[]> {
    const { childrenOf } = await loaders.articles().categories();
    const below = (parentId: string | null): Category[] =>
      (childrenOf.get(parentId) ?? []).flatMap((row) => [categoryView(row), ...below(row.id)]);
    return below(null);
  }

  @Query(() => AudienceEffect, {
    nullable: true,
    description: "Before a category gets another audience or place; null for an unknown one.",
  })
  categoryAudienceEffect(
    @Arg("input", () => CategoryAudienceEffectInput)
    { categoryId, audience, parentId }: CategoryAudienceEffectInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<AudienceEffect | null> {
    return previewAudienceEffect(deps.db, actor, {
      categoryId: uuidOf("Category", categoryId) ?? "",
      audience: audience ?? null,
      ...(parentId !== undefined && {
        parentId: parentId === null ? null : (uuidOf("Category", parentId) ?? ""),
      }),
    });
  }

  @FieldResolver(() => Int)
  version(@Root() { row }: Category): number {
    return row.version;
  }

  @FieldResolver(() => Audience, { description: "The narrowest of its own and those above it." })
  effectiveAudience(@Root() { row }: Category): AudienceValue {
    return audiences[row.effectiveAudience] ?? "staff";
  }

  @FieldResolver(() => StaffMember, { nullable: true, description: FROM_ABOVE })
  owner(@Root() { row }: Category, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(row.effectiveOwnerId, context);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  ownOwner(@Root() { row }: Category, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(row.ownerId, context);
  }

  @FieldResolver(() => ReviewInterval, { nullable: true, description: FROM_ABOVE })
  reviewInterval(@Root() { row }: Category): ReviewInterval | null {
    return reviewIntervalView(row.effectiveReviewInterval);
  }

  @FieldResolver(() => ReviewInterval, { nullable: true })
  ownReviewInterval(@Root() { row }: Category): ReviewInterval | null {
    return reviewIntervalView(row.reviewInterval);
  }

  @FieldResolver(() => CategoryContent)
  content(@Root() { row }: Category, @Ctx() { loaders }: RequestContext): Promise<CategoryContent> {
    return loaders.deskArticles().categoryContent.load(row.id);
  }

  @FieldResolver(() => CategoryPermissions)
  async viewerCan(
    @Root() { row }: Category,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<CategoryPermissions> {
    const viewer = policyViewer(actor);
    return {
      update: mayChangeCategory(viewer),
      setAudience: mayChangeCategoryAudience(viewer),
      move: mayMoveCategory(viewer, { narrower: 0, wider: 0 }),
      delete: mayDeleteCategory(viewer, await loaders.deskArticles().categoryContent.load(row.id)),
    };
  }
}
