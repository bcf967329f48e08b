import type { EntityManager } from "typeorm";
import type { IndexName } from "./note-failure.js";

/** Changes of articles that an index has not taken in; read and crossed off by their very numbers. */
export interface WaitingChanges {
  changeNos: number[];
  articleIds: string[];
  /** By article: the newest of its changes. */
  newest: Map<string, number>;
}

/** The oldest changes, of at most so many articles, that are not held back after a failure. */
export async function waitingChanges(
  tx: EntityManager,
  index: IndexName,
  limit: number,
  only?: readonly string[],
): Promise<WaitingChanges> {
  const rows = await tx.query<{ no: number; articleId: string }[]>(
    `select c.no, c.article_id as "articleId" from search_changes c join search_indexes i on i.id = c.index_id
     where i.name = $1 and (c.not_before is null or c.not_before <= now())
       and ($3::uuid[] is null or c.article_id = any($3))
     order by c.no limit $2`,
    [index, limit, only ?? null],
  );
  const newest = new Map<string, number>();
  for (const { no, articleId } of rows) newest.set(articleId, Math.max(no, newest.get(articleId) ?? 0));
  return { changeNos: rows.map(({ no }) => no), articleIds: [...newest.keys()].sort(), newest };
}

export async function hasWaitingChanges(tx: EntityManager, index: IndexName): Promise<boolean> {
  const { changeNos } = await waitingChanges(tx, index, 1);
  return changeNos.length > 0;
}
