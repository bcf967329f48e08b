import { revisionStates, type RevisionState } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { cleanText } from "../text.js";
import { ArticleRevision } from "./article-revision.entity.js";
import { Article } from "./article.entity.js";
import { refuseDesk } from "./load-revision.js";

type Db = DataSource | EntityManager;

export interface DeskArticleFilter {
  /** Published: what readers see. The others: of the newest revision. */
  state?: RevisionState | null;
  /** Part of the newest title, or of the slug. */
  query?: string | null;
  /** Readers see it, and a platform that it is about reached its end of life before this day. */
  platformEndedBefore?: string | null;
  /** What waits for a review by somebody else than its author: by the actor, that is. */
  waitingForReview?: boolean | null;
  /** A publication or unpublication is scheduled, or failed and nobody has worked on the article since. */
  scheduled?: boolean | null;
}

/** Where a list of the desk's articles goes on: behind this one. */
export type DeskArticlePosition = Pick<Article, "updatedAt" | "id">;

/** Every article whatever its audience or state, those that were worked on last first. Staff alone; others get an empty page. */
export async function listDeskArticles(
  db: Db,
  actor: Actor,
  { first, after, ...filter }: DeskArticleFilter & { first: number; after?: DeskArticlePosition | null },
): Promise<Page<Article>> {
  if (refuseDesk(actor) !== null) {
    return { rows: [], hasMore: false };
  }
  const values = new StatementValues();
  const conditions = conditionsOf(actor, filter, values);
  if (after != null) {
    conditions.push(`(a.updated_at, a.id) < (${values.add(after.updatedAt)}, ${values.add(after.id)})`);
  }
  const rows = await db.query<Article[]>(
    `select ${columnsOf(db, Article, "a")} from articles a ${HEAD}
     where ${conditions.join(" and ")} order by a.updated_at desc, a.id desc limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

export async function countDeskArticles(
  db: Db,
  actor: Actor,
  filter: DeskArticleFilter = {},
): Promise<number> {
  if (refuseDesk(actor) !== null) {
    return 0;
  }
  const values = new StatementValues();
  const where = conditionsOf(actor, filter, values).join(" and ");
  const [row] = await db.query<{ count: number }[]>(
    `select count(*) from articles a ${HEAD} where ${where}`,
    values.list,
  );
  return row?.count ?? 0;
}

export async function findDeskArticle(db: Db, actor: Actor, id: string): Promise<Article | null> {
  if (refuseDesk(actor) !== null || !isId(id)) {
    return null;
  }
  const [article] = await db.query<Article[]>(
    `select ${columnsOf(db, Article, "a")} from articles a where a.id = $1`,
    [id],
  );
  return article ?? null;
}

/** Addresses that lead to these articles besides their own, the newest first. For articles that the viewer came to on the desk. */
export function formerSlugs(
  db: Db,
  articleIds: readonly string[],
): Promise<{ articleId: string; slug: string }[]> {
  return db.query(
    `select s.article_id as "articleId", s.slug from article_slugs s join articles a on a.id = s.article_id
     where s.article_id = any($1) and s.slug <> a.slug order by s.article_id, s.created_at desc, s.slug`,
    [articleIds],
  );
}

/** The newest revision of each article, in no order. For articles that the viewer came to on the desk: asks nothing. */
export function headRevisions(db: Db, articleIds: readonly string[]): Promise<ArticleRevision[]> {
  return db.query(
    `select ${columnsOf(db, ArticleRevision, "r")} from unnest($1::uuid[]) as a (id)
     cross join lateral (select * from article_revisions where article_id = a.id order by number desc limit 1) r`,
    [articleIds],
  );
}

/** All revisions of these articles, the newest first. For articles that the viewer came to on the desk: asks nothing. */
export function revisionsOfArticles(db: Db, articleIds: readonly string[]): Promise<ArticleRevision[]> {
  return db.query(
    `select ${columnsOf(db, ArticleRevision, "r")} from article_revisions r
     where r.article_id = any($1) order by r.article_id, r.number desc`,
    [articleIds],
  );
}

const HEAD = `cross join lateral (
  select state, title from article_revisions where article_id = a.id order by number desc limit 1
) head`;

function conditionsOf(
  actor: Actor,
  { state, query, platformEndedBefore, waitingForReview, scheduled }: DeskArticleFilter,
  values: StatementValues,
): string[] {
  const conditions = ["true"];
  if (waitingForReview === true) {
    const own = values.add(actor.kind === "person" ? actor.person.id : null);
    conditions.push(
      `a.id in (select article_id from article_revisions where state = 'in_review' and author_id is distinct from ${own}::uuid)`,
    );
  }
  if (scheduled === true) {
    conditions.push(
      `a.id in (select s.article_id from article_schedules s
         where s.state = 'scheduled' or (s.state = 'failed' and s.ended_at >= a.updated_at))`,
    );
  }
  if (state === "published") {
    conditions.push("a.published_revision_id is not null");
  } else if (state != null && revisionStates.includes(state)) {
    conditions.push(`head.state = ${values.add(state)}`);
  }
  if (platformEndedBefore != null) {
    conditions.push(
      `a.published_revision_id is not null and a.platform_ends_on < ${values.add(platformEndedBefore)}::date`,
    );
  }
  const text = cleanText(query ?? "").trim();
  if (text !== "") {
    const place = values.add(text);
    conditions.push(
      `(position(lower(${place}::text) in lower(head.title)) > 0 or position(lower(${place}::text) in a.slug) > 0)`,
    );
  }
  return conditions;
}
