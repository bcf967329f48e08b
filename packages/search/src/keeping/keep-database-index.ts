import type { EntityManager } from "typeorm";
import type { KeeperDeps, Round } from "./keeper.js";
import { findRebuild, finishRebuild, nextArticles, startFilling, stepRebuild } from "./rebuild-state.js";

/** Jobs write what changed within a second or two; what waits longer, its job has lost. */
const LEFT_BY_JOBS_SECONDS = 15;
const ARTICLES_PER_STEP = 200;

/** Writes what jobs left undone, and every article again where somebody asked for that. */
export async function keepDatabaseIndex({ db, postgres }: KeeperDeps): Promise<Round> {
  const left = await leftByJobs(db.manager);
  if (left.length > 0) {
    // What fails is remembered with its reason and held back (note-failure.ts).
    await postgres.putMany(left).catch(() => undefined);
    return "worked";
  }
  const rebuild = await findRebuild(db.manager, "postgresql");
  if (rebuild === null) return "idle";
  if (rebuild.phase === "waiting") {
    await startFilling(db.manager, rebuild.id);
    return "worked";
  }
  const articleIds = await nextArticles(db.manager, rebuild.position, ARTICLES_PER_STEP);
  if (articleIds.length === 0) {
    await postgres.refreshWords();
    await finishRebuild(db.manager, rebuild.id);
    return "worked";
  }
  // As if an older version had written them, so that they are written again; until then they are found as they were.
  await db.query("update article_search set format = 0 where article_id = any($1)", [articleIds]);
  await postgres.putMany(articleIds).catch(() => undefined);
  await stepRebuild(db.manager, rebuild.id, articleIds);
  return "worked";
}

async function leftByJobs(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ articleId: string }[]>(
    `select distinct c.article_id as "articleId" from search_changes c join search_indexes i on i.id = c.index_id
     where i.name = 'postgresql' and c.noted_at < now() - make_interval(secs => ${LEFT_BY_JOBS_SECONDS})
       and (c.not_before is null or c.not_before <= now())
     limit ${ARTICLES_PER_STEP}`,
  );
  return rows.map(({ articleId }) => articleId);
}
