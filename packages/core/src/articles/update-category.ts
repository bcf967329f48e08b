import { mayChangeCategory, type ReviewInterval } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import { checkCategoryTexts, checkInterval, refuseOwner } from "./category-fields.js";
import { keepFormerSlug, refuseCategorySlug } from "./category-slugs.js";
import { changeCategory } from "./change-category.js";
import { loadCategory, lockCategoryTree, type CategoryResult } from "./load-category.js";

/** What is left out stays as it is; null takes a value away. */
export interface UpdateCategoryInput {
  categoryId: string;
  /** Of the category as the caller saw it. */
  version: number;
  title?: string;
  slug?: string;
  description?: string | null;
  /** Looks after its articles that name nobody themselves. */
  ownerId?: string | null;
  /** How often those are checked that do not say it themselves. */
  reviewInterval?: ReviewInterval | null;
}

/** Name, address, description, and what its articles take over; links to an address it had lead to the new one. */
export async function updateCategory(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: UpdateCategoryInput,
): Promise<CategoryResult> {
  const checked = checkCategoryTexts(input);
  const interval = checkInterval(input.reviewInterval ?? null);
  if (!checked.ok) {
    return checked;
  }
  if (!interval.ok) {
    return interval;
  }
  const at = deps.clock.now();
  return transact<CategoryResult>(deps.db, async (tx) => {
    await lockCategoryTree(tx);
    const loaded = await loadCategory(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { category } = loaded;
    const permission = mayChangeCategory(policyViewer(actor));
    const { slug = category.slug, ownerId } = input;
    const refusal =
      (permission.allowed ? null : refusedBy(permission)) ??
      (slug === category.slug ? null : await refuseCategorySlug(tx, slug, category.id)) ??
      (await refuseOwner(tx, ownerId));
    if (refusal !== null) {
      return refusal;
    }
    if (slug !== category.slug) {
      await keepFormerSlug(tx, { categoryId: category.id, from: category.slug, to: slug, at });
    }
    return changeCategory(tx, category, {
      actor,
      at,
      action: "category.updated",
      changes: {
        ...checked.texts,
        slug,
        ...(ownerId === undefined ? {} : { ownerId }),
        ...(input.reviewInterval === undefined ? {} : { reviewInterval: interval.reviewInterval }),
      },
    });
  });
}
