import {
  createCategory,
  deleteCategory,
  moveCategory,
  orderCategory,
  setCategoryAudience,
  updateCategory,
  type CategoryResult,
} from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { categoryView } from "./category.view.js";
import {
  CategoryCreateInput,
  CategoryDeleteInput,
  CategoryMoveInput,
  CategoryOrderInput,
  CategorySetAudienceInput,
  CategoryUpdateInput,
} from "./desk-category.input.js";
import { CategoryDeletePayload, CategoryPayload } from "./desk-category.type.js";

function payloadOf(result: CategoryResult): CategoryPayload {
  return { category: result.ok ? categoryView(result.category) : null, userErrors: userErrorsOf(result) };
}

/** Null stays null; what is no id of that type is unknown. */
function uuidOrNull(type: "Category" | "StaffMember", id: string | null | undefined): string | null {
  return id == null ? null : (uuidOf(type, id) ?? "");
}

function categoryUuid(id: string): string {
  return uuidOf("Category", id) ?? "";
}

@Resolver()
export class DeskCategoryMutations {
  @Mutation(() => CategoryPayload, { description: "For staff until somebody says otherwise." })
  async categoryCreate(
    @Arg("input", () => CategoryCreateInput) input: CategoryCreateInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<CategoryPayload> {
    const parentId = uuidOrNull("Category", input.parentId);
    const ownerId = uuidOrNull("StaffMember", input.ownerId);
    return payloadOf(await createCategory(deps, actor, { ...input, parentId, ownerId }));
  }

  @Mutation(() => CategoryPayload)
  async categoryUpdate(
    @Arg("input", () => CategoryUpdateInput) { title, slug, ownerId, ...input }: CategoryUpdateInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<CategoryPayload> {
    return payloadOf(
      await updateCategory(deps, actor, {
        ...input,
        categoryId: categoryUuid(input.categoryId),
        ...(title != null && { title }),
        ...(slug != null && { slug }),
        ...(ownerId !== undefined && { ownerId: uuidOrNull("StaffMember", ownerId) }),
      }),
    );
  }

  @Mutation(() => CategoryPayload, { description: "Who may read what is in it, at most." })
  async categorySetAudience(
    @Arg("input", () => CategorySetAudienceInput) input: CategorySetAudienceInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<CategoryPayload> {
    const categoryId = categoryUuid(input.categoryId);
    return payloadOf(await setCategoryAudience(deps, actor, { ...input, categoryId }));
  }

  @Mutation(() => CategoryPayload, { description: "Below another one, behind those that are there." })
  async categoryMove(
    @Arg("input", () => CategoryMoveInput) input: CategoryMoveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<CategoryPayload> {
    const categoryId = categoryUuid(input.categoryId);
    const parentId = uuidOrNull("Category", input.parentId);
    return payloadOf(await moveCategory(deps, actor, { ...input, categoryId, parentId }));
  }

  @Mutation(() => CategoryPayload, { description: "One place up or down among those beside it." })
  async categoryOrder(
    @Arg("input", () => CategoryOrderInput) { categoryId, direction }: CategoryOrderInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<CategoryPayload> {
    return payloadOf(await orderCategory(deps, actor, { categoryId: categoryUuid(categoryId), direction }));
  }

  @Mutation(() => CategoryDeletePayload, { description: "Of an empty category." })
  async categoryDelete(
    @Arg("input", () => CategoryDeleteInput) { categoryId, version }: CategoryDeleteInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<CategoryDeletePayload> {
    const result = await deleteCategory(deps, actor, { categoryId: categoryUuid(categoryId), version });
    return {
      deletedCategoryId: result.ok ? globalId("Category", result.category.id) : null,
      userErrors: userErrorsOf(result),
    };
  }
}
