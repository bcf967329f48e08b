import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { runPrepared } from "../database/run-prepared.js";
import { Category } from "./category.entity.js";
import { viewerRank, visibleArticles } from "./visible-articles.js";

export interface CategoryNode extends Category {
  /** Articles that the viewer may read, those of the categories below included. */
  articleCount: number;
}

const IN_ORDER = "order by c.position, lower(c.title), c.id";

/** Every category that the actor may see, in the order of their siblings, without the counts: those read every article. */
export async function visibleCategories(db: DataSource | EntityManager, actor: Actor): Promise<Category[]> {
  return db.query<Category[]>(
    `select ${columnsOf(db, Category, "c")} from categories c where c.effective_audience <= $1 ${IN_ORDER}`,
    [viewerRank(actor)],
  );
}

/** The same with the version of the categories (`categoriesVersion`) in one statement, so that they belong together. */
export async function versionedCategories(
  db: DataSource | EntityManager,
  actor: Actor,
): Promise<{ version: number; categories: Category[] }> {
  const rows = await db.query<(Category & { ofAll: number })[]>(
    `select ${columnsOf(db, Category, "c")}, t.version as "ofAll" from category_changes t
     left join categories c on c.effective_audience <= $1 ${IN_ORDER}`,
    [viewerRank(actor)],
  );
  return {
    version: rows[0]?.ofAll ?? 0,
    // Without any category there is one row of nothing but the version.
    categories: rows.filter(({ id }) => id !== null),
  };
}

/** Another one after every change of any category. */
export async function categoriesVersion(db: DataSource | EntityManager): Promise<number> {
  const [row] = await runPrepared<{ version: number }>(
    db,
    "recourse-categories-version",
    "select version from category_changes",
    [],
  );
  return row?.version ?? 0;
}

/** The same with their counts; a category whose parent is not among them has no place. */
export async function categoryTree(db: DataSource | EntityManager, actor: Actor): Promise<CategoryNode[]> {
  return db.query<CategoryNode[]>(
    `with recursive up (category_id, above_id) as (
       select id, id from categories where effective_audience <= $1
       union all
       select up.category_id, c.parent_id from up join categories c on c.id = up.above_id where c.parent_id is not null
     ),
     own as (
       select a.category_id, count(*) as articles from articles a
       where a.category_id is not null and ${visibleArticles("a", "$1")} group by a.category_id
     ),
     counted as (
       select up.above_id, sum(own.articles)::bigint as articles
       from up join own on own.category_id = up.category_id group by up.above_id
     )
     select ${columnsOf(db, Category, "c")}, coalesce(counted.articles, 0) as "articleCount"
     from categories c left join counted on counted.above_id = c.id
     where c.effective_audience <= $1 ${IN_ORDER}`,
    [viewerRank(actor)],
  );
}

/** The id of the category that had this address before; null where none did. Whether the actor may see it is asked by its id. */
export async function categoryOfFormerSlug(
  db: DataSource | EntityManager,
  slug: string,
): Promise<string | null> {
  const [row] = slug.includes("\u0000")
    ? []
    : await db.query<{ id: string }[]>(`select category_id as id from category_slugs where slug = $1`, [
        slug,
      ]);
  return row?.id ?? null;
}
