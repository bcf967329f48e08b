import type { ArticlePlatform, Audience } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { runPrepared } from "../database/run-prepared.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import { ArticleRevision } from "./article-revision.entity.js";
import { viewerRank, visibleArticles } from "./visible-articles.js";

type Db = DataSource | EntityManager;

/** A published article as lists show it; the text is that of its published revision (`revisionsByIds`). */
export interface VisibleArticle {
  id: string;
  slug: string;
  title: string;
  summary: string;
  audience: Audience;
  categoryId: string | null;
  position: number;
  views: number;
  productAreas: string[];
  protocols: string[];
  platforms: ArticlePlatform[];
  /** A calendar date in the policy's zone. */
  lastCheckedOn: string | null;
  publishedRevisionId: string;
  /** For the first time. */
  publishedAt: Date;
  /** When its published revision was published. */
  updatedAt: Date;
}

const VISIBLE_COLUMNS = `a.id, a.slug, a.title, a.summary, a.audience, a.category_id as "categoryId", a.position, a.views,
  a.product_areas as "productAreas", a.protocols, a.platforms, a.last_checked_on as "lastCheckedOn",
  a.published_revision_id as "publishedRevisionId", a.first_published_at as "publishedAt", a.published_at as "updatedAt"`;

const THOSE_OF_IDS = `from articles a where a.id = any($1) and ${visibleArticles("a", "$2")}`;
const ARTICLES_BY_IDS = `select ${VISIBLE_COLUMNS} ${THOSE_OF_IDS}`;
const ARTICLES_OF_HITS = `select ${VISIBLE_COLUMNS}, (select version from category_changes) as "categoriesVersion" ${THOSE_OF_IDS}`;

/** Those of the articles that the actor may read, in no order. */
export async function articlesByIds(db: Db, actor: Actor, ids: readonly string[]): Promise<VisibleArticle[]> {
  return runPrepared<VisibleArticle>(db, "recourse-articles-by-ids", ARTICLES_BY_IDS, [
    ids.filter(isId),
    viewerRank(actor),
  ]);
}

/** The same for the hits of a search, with the version of the categories they are shown with; null where nothing is left of them. */
export async function articlesOfHits(
  db: Db,
  actor: Actor,
  ids: readonly string[],
): Promise<{ articles: VisibleArticle[]; categoriesVersion: number | null }> {
  if (ids.length === 0) return { articles: [], categoriesVersion: null };
  const rows = await runPrepared<VisibleArticle & { categoriesVersion: number }>(
    db,
    "recourse-articles-of-hits",
    ARTICLES_OF_HITS,
    [ids.filter(isId), viewerRank(actor)],
  );
  return { articles: rows, categoriesVersion: rows[0]?.categoriesVersion ?? null };
}

/** Null where there is none, or none that the actor may read: the same answer for both. */
export async function findArticleBySlug(db: Db, actor: Actor, slug: string): Promise<VisibleArticle | null> {
  const rows = slug.includes("\u0000")
    ? []
    : await db.query<VisibleArticle[]>(
        `select ${VISIBLE_COLUMNS} from articles a where a.slug = $1 and ${visibleArticles("a", "$2")}`,
        [slug, viewerRank(actor)],
      );
  return rows[0] ?? null;
}

/** For revisions that the viewer came to by an article they may read, or on the desk: asks nothing. */
export function revisionsByIds(db: Db, ids: readonly string[]): Promise<ArticleRevision[]> {
  return db.query(
    `select ${columnsOf(db, ArticleRevision, "r")} from article_revisions r where r.id = any($1)`,
    [ids.filter(isId)],
  );
}

export type ArticleSort = "title" | "popular" | "updated" | "position";

/** Where a list of articles goes on, whatever it is sorted by: behind this one. */
export type ArticlePosition = Pick<VisibleArticle, "id" | "title" | "views" | "updatedAt" | "position">;

export interface ArticleListFilter {
  /** Directly in one of these. */
  categoryIds?: readonly string[] | null;
}

interface Order {
  /** Expression over the article, and the same of a position. */
  key: string;
  keyOf: (position: ArticlePosition) => unknown;
  keyPlace: (place: string) => string;
  direction: "asc" | "desc";
}

const asIs = (place: string) => place;

const ORDERS = {
  title: {
    key: "lower(a.title)",
    keyOf: ({ title }) => title,
    keyPlace: (place) => `lower(${place}::text)`,
    direction: "asc",
  },
  popular: { key: "a.views", keyOf: ({ views }) => views, keyPlace: asIs, direction: "desc" },
  updated: { key: "a.published_at", keyOf: ({ updatedAt }) => updatedAt, keyPlace: asIs, direction: "desc" },
  position: { key: "a.position", keyOf: ({ position }) => position, keyPlace: asIs, direction: "asc" },
} as const satisfies Record<ArticleSort, Order>;

/** Articles that the actor may read. */
export async function listArticles(
  db: Db,
  actor: Actor,
  request: ArticleListFilter & { sort: ArticleSort; first: number; after?: ArticlePosition | null },
): Promise<Page<VisibleArticle>> {
  const { sort, first, after } = request;
  const order: Order = ORDERS[sort];
  const values = new StatementValues();
  const conditions = conditionsOf(actor, request, values);
  if (after != null) {
    const beyond = order.direction === "asc" ? ">" : "<";
    const place = order.keyPlace(values.add(order.keyOf(after)));
    conditions.push(`(${order.key}, a.id) ${beyond} (${place}, ${values.add(after.id)})`);
  }
  const rows = await db.query<VisibleArticle[]>(
    `select ${VISIBLE_COLUMNS} from articles a where ${conditions.join(" and ")}
     order by ${order.key} ${order.direction}, a.id ${order.direction} limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}

export async function countArticles(db: Db, actor: Actor, filter: ArticleListFilter = {}): Promise<number> {
  const values = new StatementValues();
  const conditions = conditionsOf(actor, filter, values);
  const [row] = await db.query<{ count: number }[]>(
    `select count(*) from articles a where ${conditions.join(" and ")}`,
    values.list,
  );
  return row?.count ?? 0;
}

function conditionsOf(actor: Actor, { categoryIds }: ArticleListFilter, values: StatementValues): string[] {
  const conditions = [visibleArticles("a", values.add(viewerRank(actor)))];
  if (categoryIds != null) {
    conditions.push(`a.category_id = any(${values.add(categoryIds.filter(isId))})`);
  }
  return conditions;
}
