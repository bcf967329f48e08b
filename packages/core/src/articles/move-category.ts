import { mayMoveCategory, type AudienceEffect } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { refused } from "../refusal.js";
import { transact } from "../transaction.js";
import { audienceEffect, refuseUnconfirmed } from "./category-effect.js";
import { changeCategory } from "./change-category.js";
import {
  findCategory,
  lastPosition,
  loadCategory,
  lockCategoryTree,
  unknownCategory,
  type CategoryResult,
} from "./load-category.js";

export interface MoveCategoryInput {
  categoryId: string;
  version: number;
  /** Null: to the top. */
  parentId: string | null;
  /** What the caller was shown of `previewAudienceEffect`; needed where published articles change. */
  confirmed?: AudienceEffect | null;
}

/** Puts a category with all that is in it below another one, behind those that are there. */
export async function moveCategory(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: MoveCategoryInput,
): Promise<CategoryResult> {
  const at = deps.clock.now();
  const { parentId } = input;
  return transact<CategoryResult>(deps.db, async (tx) => {
    await lockCategoryTree(tx);
    const loaded = await loadCategory(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { category } = loaded;
    if (parentId !== null && (await findCategory(tx, parentId)) === null) {
      return unknownCategory("parentId");
    }
    if (parentId !== null && (await isBelow(tx, parentId, category.id))) {
      return refused("INVALID", "A category cannot stand below itself or one of its own.", ["parentId"]);
    }
    const { id: categoryId, audience } = category;
    const effect = await audienceEffect(tx, { categoryId, audience, parentId });
    const permission = mayMoveCategory(policyViewer(actor), effect);
    const refusal = permission.allowed
      ? refuseUnconfirmed(effect, input.confirmed ?? null)
      : refusedBy(permission);
    if (refusal !== null) {
      return refusal;
    }
    return changeCategory(tx, category, {
      actor,
      at,
      action: "category.moved",
      changes: { parentId, position: await lastPosition(tx, parentId) },
      data: { effect },
    });
  });
}

/** Whether the category is that one, or stands somewhere below it. */
async function isBelow(tx: EntityManager, categoryId: string, above: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `with recursive up (id, parent_id) as (
       select id, parent_id from categories where id = $1
       union
       select c.id, c.parent_id from categories c join up on c.id = up.parent_id
     ) select 1 as one from up where id = $2`,
    [categoryId, above],
  );
  return rows.length > 0;
}
