import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import { Category } from "./category.entity.js";
import { reloadCategory, type CategoryResult } from "./load-category.js";

export interface CategoryChange {
  actor: Actor;
  at: Date;
  action: string;
  changes: Partial<
    Pick<
      Category,
      "slug" | "title" | "description" | "audience" | "position" | "parentId" | "ownerId" | "reviewInterval"
    >
  >;
  /** For the audit trail, beside what changed from what to what. */
  data?: Record<string, unknown>;
}

/** Writes what changes of a locked category, with its audit row; nothing where nothing does. */
export async function changeCategory(
  tx: EntityManager,
  category: Category,
  { actor, at, action, changes, data = {} }: CategoryChange,
): Promise<CategoryResult> {
  const before = Object.entries(category);
  const changed = Object.fromEntries(
    Object.entries(changes).flatMap(([name, to]): [string, { from: unknown; to: unknown }][] => {
      const from: unknown = before.find(([known]) => known === name)?.[1];
      return to === undefined || from === to ? [] : [[name, { from, to }]];
    }),
  );
  if (Object.keys(changed).length === 0) {
    return { ok: true, category };
  }
  await tx.update(
    Category,
    { id: category.id },
    { ...changes, version: category.version + 1, changedOnDeskAt: at },
  );
  await writeAudit(tx, {
    at,
    actor,
    action,
    subjectType: "category",
    subjectId: category.id,
    data: { ...changed, ...data },
  });
  return reloadCategory(tx, category.id);
}
