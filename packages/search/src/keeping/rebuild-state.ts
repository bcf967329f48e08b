import type { SearchAdapter, SearchRebuildPhase } from "@recourse/core";
import type { EntityManager } from "typeorm";

export interface RebuildState {
  id: string;
  phase: SearchRebuildPhase;
  /** The last article that was written. */
  position: string | null;
}

export async function findRebuild(tx: EntityManager, adapter: SearchAdapter): Promise<RebuildState | null> {
  const [row] = await tx.query<RebuildState[]>(
    "select id, phase, position from search_rebuilds where adapter = $1 and finished_at is null",
    [adapter],
  );
  return row ?? null;
}

/** Asks for one unless one goes on already. */
export async function requestRebuild(tx: EntityManager, adapter: SearchAdapter): Promise<void> {
  await tx.query(
    "insert into search_rebuilds (adapter) values ($1) on conflict (adapter) where finished_at is null do nothing",
    [adapter],
  );
}

export async function startFilling(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    `update search_rebuilds set phase = 'filling', position = null, articles_done = 0, last_error = null,
       articles_total = (select count(*) from articles where published_revision_id is not null)
     where id = $1`,
    [id],
  );
}

/** Published articles behind a position, in the order of their ids. */
export async function nextArticles(
  tx: EntityManager,
  position: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from articles where published_revision_id is not null and ($1::uuid is null or id > $1) order by id limit $2`,
    [position, limit],
  );
  return rows.map(({ id }) => id);
}

export async function stepRebuild(
  tx: EntityManager,
  id: string,
  articleIds: readonly string[],
): Promise<void> {
  await tx.query(
    "update search_rebuilds set position = $2, articles_done = articles_done + $3, last_error = null where id = $1",
    [id, articleIds.at(-1), articleIds.length],
  );
}

export async function enterPhase(tx: EntityManager, id: string, phase: SearchRebuildPhase): Promise<void> {
  await tx.query("update search_rebuilds set phase = $2, last_error = null where id = $1", [id, phase]);
}

export async function finishRebuild(tx: EntityManager, id: string): Promise<void> {
  await tx.query(
    "update search_rebuilds set phase = 'done', finished_at = now(), articles_done = articles_total, last_error = null where id = $1",
    [id],
  );
}
