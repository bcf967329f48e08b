import { mayDeleteCategory } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import { writeAudit } from "../audit-trail.js";
import type { CoreDeps } from "../deps.js";
import { refusedBy } from "../permission.js";
import { transact } from "../transaction.js";
import { Category } from "./category.entity.js";
import { loadCategory, lockCategoryTree, type CategoryResult } from "./load-category.js";

/** What stands in a category: articles in whatever state, and those whose newest text would put them there. */
export interface CategoryContent {
  id: string;
  articles: number;
  categories: number;
}

/** In no order; for categories that the viewer came to on the desk: asks nothing. */
export function categoryContents(
  db: DataSource | EntityManager,
  categoryIds: readonly string[],
): Promise<CategoryContent[]> {
  return db.query(
    `select c.id,
       (select count(*) from (
          select a.id from articles a where a.category_id = c.id
          union
          select r.article_id from article_revisions r
          where r.category_id = c.id and r.state in ('draft', 'in_review', 'approved')
        ) as within) as articles,
       (select count(*) from categories below where below.parent_id = c.id) as categories
     from categories c where c.id = any($1)`,
    [categoryIds],
  );
}

/** Takes an empty category away; the addresses it had lead nowhere from then on. */
export async function deleteCategory(
  deps: Pick<CoreDeps, "db" | "clock">,
  actor: Actor,
  input: { categoryId: string; version: number },
): Promise<CategoryResult> {
  const at = deps.clock.now();
  return transact<CategoryResult>(deps.db, async (tx) => {
    await lockCategoryTree(tx);
    const loaded = await loadCategory(tx, actor, input);
    if (!loaded.ok) {
      return loaded;
    }
    const { category } = loaded;
    const [content] = await categoryContents(tx, [category.id]);
    const permission = mayDeleteCategory(policyViewer(actor), content ?? { articles: 0, categories: 0 });
    if (!permission.allowed) {
      return refusedBy(permission);
    }
    await tx.delete(Category, { id: category.id });
    await writeAudit(tx, {
      at,
      actor,
      action: "category.deleted",
      subjectType: "category",
      subjectId: category.id,
      data: { slug: category.slug, title: category.title, audience: category.audience },
    });
    return { ok: true, category };
  });
}
