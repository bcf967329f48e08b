import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { isId } from "../id.js";
import { refused, type Refused } from "../refusal.js";
import { Category } from "./category.entity.js";
import { refuseDesk } from "./load-revision.js";

/** One change of the tree at a time: two moves at once could each be right and together make a loop. */
const TREE_LOCK = 7_301_848;

export type CategoryResult = { ok: true; category: Category } | Refused;

export async function lockCategoryTree(tx: EntityManager): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1)", [TREE_LOCK]);
}

export async function findCategory(tx: EntityManager, categoryId: string): Promise<Category | null> {
  const [category] = isId(categoryId)
    ? await tx.query<Category[]>(
        `select ${columnsOf(tx, Category, "c")} from categories c where c.id = $1 for update`,
        [categoryId],
      )
    : [];
  return category ?? null;
}

/** The category, locked, as the caller saw it; somebody's newer change is a conflict. */
export async function loadCategory(
  tx: EntityManager,
  actor: Actor,
  { categoryId, version }: { categoryId: string; version: number },
): Promise<CategoryResult> {
  const refusal = refuseDesk(actor);
  if (refusal !== null) {
    return refusal;
  }
  const category = await findCategory(tx, categoryId);
  if (category === null) {
    return unknownCategory();
  }
  return category.version === version
    ? { ok: true, category }
    : refused("CONFLICT", "Somebody changed this category in the meantime. Look at it again.", ["version"]);
}

/** As it is now, triggers and all. */
export async function reloadCategory(tx: EntityManager, categoryId: string): Promise<CategoryResult> {
  const category = await findCategory(tx, categoryId);
  return category === null ? unknownCategory() : { ok: true, category };
}

export function unknownCategory(field = "categoryId"): Refused {
  return refused("NOT_FOUND", "There is no such category.", [field]);
}

/** Behind every other one with the same parent. */
export async function lastPosition(tx: EntityManager, parentId: string | null): Promise<number> {
  const [row] = await tx.query<{ next: number }[]>(
    `select coalesce(max(position) + 1, 0) as next from categories where parent_id is not distinct from $1`,
    [parentId],
  );
  return row?.next ?? 0;
}
