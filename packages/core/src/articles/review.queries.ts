import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { Article } from "./article.entity.js";
import { refuseDesk } from "./load-revision.js";

type Db = DataSource | EntityManager;

/** Of articles that readers see. */
export interface ReviewFilter {
  /** Due on this day or before; null: whenever. */
  dueBy?: string | null;
  /** Looked after by this member of staff. */
  ownerId?: string | null;
  /** Looked after by nobody. */
  withoutOwner?: boolean;
  /** In this category or one below it. */
  categoryId?: string | null;
}

/** Where the list goes on: behind this one. The day is `infinity` where no check is due. */
export interface ReviewPosition {
  dueOn: string;
  id: string;
}

// As in the indexes.
const DUE = "coalesce(a.review_due_on, 'infinity'::date)";

export function reviewPosition({ id, reviewDueOn }: Pick<Article, "id" | "reviewDueOn">): ReviewPosition {
  return { id, dueOn: reviewDueOn ?? "infinity" };
}

/** What is due longest comes first, what is never due last. Staff alone; others get an empty page. */
export async function listReviews(
  db: Db,
  actor: Actor,
  { first, after, ...filter }: ReviewFilter & { first: number; after?: ReviewPosition | null },
): Promise<Page<Article>> {
  if (refuseDesk(actor) !== null) {
    return { rows: [], hasMore: false };
  }
  const values = new StatementValues();
  const conditions = conditionsOf(filter, values);
  if (after != null) {
    conditions.push(`(${DUE}, a.id) > (${values.add(after.dueOn)}::date, ${values.add(after.id)}::uuid)`);
  }
  const rows = await db.query<Article[]>(
    `select ${columnsOf(db, Article, "a")} from articles a where ${conditions.join(" and ")}
     order by ${DUE}, a.id limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

export async function countReviews(db: Db, actor: Actor, filter: ReviewFilter): Promise<number> {
  if (refuseDesk(actor) !== null) {
    return 0;
  }
  const values = new StatementValues();
  const where = conditionsOf(filter, values).join(" and ");
  const [row] = await db.query<{ count: number }[]>(
    `select count(*) from articles a where ${where}`,
    values.list,
  );
  return row?.count ?? 0;
}

function conditionsOf(
  { dueBy, ownerId, withoutOwner, categoryId }: ReviewFilter,
  values: StatementValues,
): string[] {
  const conditions = ["a.published_revision_id is not null"];
  if (dueBy != null) {
    conditions.push(`${DUE} <= ${values.add(dueBy)}::date`);
  }
  if (ownerId != null) {
    conditions.push(isId(ownerId) ? `a.effective_owner_id = ${values.add(ownerId)}` : "false");
  }
  if (withoutOwner === true) {
    conditions.push("a.effective_owner_id is null");
  }
  if (categoryId != null) {
    conditions.push(
      isId(categoryId)
        ? `a.category_id in (
             with recursive below (id) as (
               select ${values.add(categoryId)}::uuid
               union all
               select c.id from categories c join below on c.parent_id = below.id
             ) select id from below)`
        : "false",
    );
  }
  return conditions;
}
