import type { DataSource, EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { Article } from "../articles/article.entity.js";
import { columnsOf } from "../database/columns.js";
import { StatementValues } from "../database/insertion.js";
import { isId } from "../id.js";
import { pageOf, type Page } from "../page.js";
import type { SearchAdapter } from "../ports.js";
import { refuseReadingIndex } from "./tend-search-index.js";

type Db = DataSource | EntityManager;

export interface SearchIndexState {
  adapter: SearchAdapter;
  /** Whether it holds every article but those that changed a moment ago or that it refuses. */
  whole: boolean;
  /** Null for the database's own index, and until the server answered once. */
  serverVersion: string | null;
  checkedAt: Date | null;
  lastError: string | null;
  published: number;
  /** Of these, those that it holds as they are published now. */
  indexed: number;
  /** Articles whose last writing failed. */
  failed: number;
  /** Articles with a change that it has not taken in. */
  waiting: number;
  oldestWaitingAt: Date | null;
}

export type SearchRebuildPhase = "waiting" | "filling" | "catching_up" | "swapping" | "removing_old" | "done";

export interface SearchRebuild {
  id: string;
  adapter: SearchAdapter;
  phase: SearchRebuildPhase;
  articlesDone: number;
  articlesTotal: number;
  requestedBy: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  lastError: string | null;
}

/** A published article that an index does not hold as it is published now, or one that it still holds and should not. */
export interface UnindexedArticle extends Article {
  attempts: number;
  /** Why; null where it only waits for its turn. */
  lastError: string | null;
  waitingSince: Date | null;
  nextTryAt: Date | null;
}

/** Every index that is in use here. Staff alone; others get none. */
export async function searchIndexStates(db: Db, actor: Actor): Promise<SearchIndexState[]> {
  if (refuseReadingIndex(actor) !== null) return [];
  return db.query(
    `select i.name as adapter, i.whole, i.server_version as "serverVersion", i.checked_at as "checkedAt", i.last_error as "lastError",
       (select count(*) from articles where published_revision_id is not null) as published,
       (select count(*) from articles a join indexed_articles x on x.index_id = i.id and x.article_id = a.id
          and x.revision_id = a.published_revision_id) as indexed,
       (select count(*) from indexed_articles x where x.index_id = i.id and x.attempts > 0) as failed,
       coalesce(w.articles, 0) as waiting, w.oldest as "oldestWaitingAt"
     from search_indexes i left join lateral (
       select count(distinct c.article_id) as articles, min(c.noted_at) as oldest from search_changes c where c.index_id = i.id
     ) w on true
     where i.name <> 'meilisearch_new' order by i.name`,
  );
}

/** The rebuild of an index that goes on now. */
export async function findSearchRebuild(db: Db, adapter: SearchAdapter): Promise<SearchRebuild | null> {
  const [row] = await db.query<SearchRebuild[]>(
    `select ${REBUILD} from search_rebuilds r where r.adapter = $1 and r.finished_at is null`,
    [adapter],
  );
  return row ?? null;
}

export async function findSearchRebuildById(db: Db, id: string): Promise<SearchRebuild | null> {
  if (!isId(id)) return null;
  const [row] = await db.query<SearchRebuild[]>(`select ${REBUILD} from search_rebuilds r where r.id = $1`, [
    id,
  ]);
  return row ?? null;
}

/** The last rebuild of each index, whether it goes on or is done. */
export async function lastSearchRebuilds(db: Db, actor: Actor): Promise<SearchRebuild[]> {
  if (refuseReadingIndex(actor) !== null) return [];
  return db.query(
    `select distinct on (r.adapter) ${REBUILD} from search_rebuilds r order by r.adapter, r.requested_at desc, r.id desc`,
  );
}

const REBUILD = `r.id, r.adapter, r.phase, r.articles_done as "articlesDone", r.articles_total as "articlesTotal",
  r.requested_by as "requestedBy", r.requested_at as "requestedAt", r.finished_at as "finishedAt", r.last_error as "lastError"`;

export interface UnindexedFilter {
  adapter: SearchAdapter;
}

/** In the order of their ids, which is about that of their making. */
export async function listUnindexedArticles(
  db: Db,
  actor: Actor,
  { adapter, first, after }: UnindexedFilter & { first: number; after?: { id: string } | null },
): Promise<Page<UnindexedArticle>> {
  if (refuseReadingIndex(actor) !== null) return { rows: [], hasMore: false };
  const values = new StatementValues();
  const behind = after == null ? "" : `and a.id > ${values.add(after.id)}`;
  const rows = await db.query<UnindexedArticle[]>(
    `select ${columnsOf(db, Article, "a")}, coalesce(x.attempts, 0) as attempts, x.last_error as "lastError",
       w.since as "waitingSince", w."nextTryAt"
     from search_indexes i cross join articles a
     left join indexed_articles x on x.index_id = i.id and x.article_id = a.id
     left join lateral (
       select min(c.noted_at) as since, case when bool_and(c.not_before is not null) then min(c.not_before) end as "nextTryAt"
       from search_changes c where c.article_id = a.id and c.index_id = i.id
     ) w on true
     where i.name = ${values.add(adapter)} and x.revision_id is distinct from a.published_revision_id ${behind}
     order by a.id limit ${values.add(first + 1)}`,
    values.list,
  );
  return pageOf(rows, first);
}
