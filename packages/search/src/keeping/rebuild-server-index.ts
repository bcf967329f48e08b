import type { DataSource } from "typeorm";
import { indexSettings } from "../meilisearch/index-settings.js";
import { labelOf, readLabel, type Label } from "../meilisearch/label.js";
import { followTask, type SearchServer } from "../meilisearch/search-server.js";
import { writeBatch } from "../meilisearch/write-batch.js";
import type { ServerKeeperDeps } from "./keep-server-index.js";
import {
  enterPhase,
  finishRebuild,
  nextArticles,
  startFilling,
  stepRebuild,
  type RebuildState,
} from "./rebuild-state.js";
import { removeIndex, swapIndexes } from "./swap-indexes.js";
import { takeChanges, writeDeps } from "./take-changes.js";

const ARTICLES_PER_STEP = 1_000;

/** One step of building the server's index anew; each may be done again after a crash in the middle of it. */
export async function rebuildStep(deps: ServerKeeperDeps, rebuild: RebuildState): Promise<void> {
  const { db, server } = deps;
  const { manager } = db;
  switch (rebuild.phase) {
    case "waiting":
      await begin(db, server);
      return startFilling(manager, rebuild.id);
    case "filling":
      return fill(deps, rebuild);
    case "catching_up":
      if (await takeChanges(writeDeps(deps), "meilisearch_new")) return;
      return enterPhase(manager, rebuild.id, "swapping");
    case "swapping":
      return swap(db, server, rebuild.id);
    case "removing_old":
      await removeIndex(server, server.beside);
      return finishRebuild(manager, rebuild.id);
    case "done":
      return;
  }
}

/** An empty index beside the one that is searched. From here on every change is noted for both. */
async function begin(db: DataSource, server: SearchServer): Promise<void> {
  await db.query("delete from search_indexes where name = 'meilisearch_new'");
  const [made] = await db.query<{ label: string }[]>(
    "insert into search_indexes (name) values ('meilisearch_new') returning label",
  );
  await removeIndex(server, server.beside);
  await followTask(server, server.writes.createIndex(server.beside, { primaryKey: "id" }));
  const index = server.writes.index<Label>(server.beside);
  await followTask(server, index.updateSettings(indexSettings));
  await followTask(server, index.addDocuments([labelOf(made?.label ?? "", 0)], { primaryKey: "id" }));
}

async function fill(deps: ServerKeeperDeps, { id, position }: RebuildState): Promise<void> {
  const { manager } = deps.db;
  // Somebody wiped the server in between: from the beginning.
  if (!(await holdsNew(deps.db, deps.server, deps.server.beside))) return enterPhase(manager, id, "waiting");
  const articleIds = await nextArticles(manager, position, ARTICLES_PER_STEP);
  if (articleIds.length === 0) return enterPhase(manager, id, "catching_up");
  const changes = { changeNos: [], newest: new Map<string, number>() };
  await writeBatch(writeDeps(deps), { index: "meilisearch_new", articleIds, changes, mode: "add" });
  await stepRebuild(manager, id, articleIds);
}

/**
 * Both indexes change places on the server, and then their rows here. After a crash in between, the label tells that the server has
 * done its part.
 */
async function swap(db: DataSource, server: SearchServer, id: string): Promise<void> {
  await swapIndexes(server, {
    isSwapped: () => holdsNew(db, server, server.live),
    isReady: () => holdsNew(db, server, server.beside),
  });
  const done = await holdsNew(db, server, server.live);
  await db.transaction(async (tx) => {
    if (!done) return enterPhase(tx, id, "waiting");
    await tx.query("delete from search_indexes where name = 'meilisearch'");
    await tx.query(
      "update search_indexes set name = 'meilisearch', whole = true, checked_at = now() where name = 'meilisearch_new'",
    );
    return enterPhase(tx, id, "removing_old");
  });
}

async function holdsNew(db: DataSource, server: SearchServer, uid: string): Promise<boolean> {
  const [made] = await db.query<{ label: string }[]>(
    "select label from search_indexes where name = 'meilisearch_new'",
  );
  return made !== undefined && (await readLabel(server, uid))?.label === made.label;
}
