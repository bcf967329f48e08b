import { mayChangeCategoryAudience, type Audience, type AudienceEffect } from "@recourse/policy";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import { audienceEffect, refuseUnconfirmed } from "./category-effect.js";
import { changeCategory } from "./change-category.js";
import { loadCategory, lockCategoryTree, type CategoryResult } from "./load-category.js";

export interface SetCategoryAudienceInput {
  categoryId: string;
  version: number;
  audience: Audience;
  /** What the caller was shown of `previewAudienceEffect`; needed where published articles change. */
  confirmed?: AudienceEffect | null;
}

/** Who may read what is in a category, at most; a lead confirms how many articles that changes. */
export async function setCategoryAudience(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: SetCategoryAudienceInput,
): Promise<CategoryResult> {
  const at = deps.clock.now();
  const { audience } = input;
  return transact<CategoryResult>(deps.db, async (tx) => {
    await lockCategoryTree(tx);
    const loaded = await loadCategory(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { category } = loaded;
    const permission = mayChangeCategoryAudience(policyViewer(actor));
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    const { id: categoryId, parentId } = category;
    const effect = await audienceEffect(tx, { categoryId, audience, parentId });
    const unconfirmed = refuseUnconfirmed(effect, input.confirmed ?? null);
    if (unconfirmed !== null) {
      return unconfirmed;
    }
    return changeCategory(tx, category, {
      actor,
      at,
      action: "category.audience_changed",
      changes: { audience },
      data: { effect },
    });
  });
}
