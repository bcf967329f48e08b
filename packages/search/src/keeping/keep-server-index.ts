import type { DataSource } from "typeorm";
import { readLabel } from "../meilisearch/label.js";
import { type SearchServer } from "../meilisearch/search-server.js";
import { hasWaitingChanges } from "../state/waiting-changes.js";
import type { KeeperDeps, Round } from "./keeper.js";
import { rebuildStep } from "./rebuild-server-index.js";
import { findRebuild, requestRebuild } from "./rebuild-state.js";
import { takeChanges, writeDeps } from "./take-changes.js";

export type ServerKeeperDeps = KeeperDeps & { server: SearchServer };

interface Expected {
  label: string;
  checkpoint: number;
  sections: number;
}

/** One step: looks whether the server holds what it should, takes changes in, goes on with a rebuild. */
export async function keepServerIndex(deps: ServerKeeperDeps): Promise<Round> {
  const { db } = deps;
  await db.query("insert into search_indexes (name) values ('meilisearch') on conflict (name) do nothing");
  const holds = await looksRight(deps);
  const rebuild = await findRebuild(db.manager, "meilisearch");
  // What does not hold what it should is not written to: it is built anew.
  const took = holds && (await takeChanges(writeDeps(deps), "meilisearch"));
  if (rebuild !== null) {
    await rebuildStep(deps, rebuild);
    return "worked";
  }
  if (took) return "worked";
  if (holds)
    await db.query("update search_indexes set whole = true where name = 'meilisearch' and not whole");
  return "idle";
}

/** Whether the server holds what was written to it. Where it does not, it is not searched any more, and built anew. */
async function looksRight({ db, server }: ServerKeeperDeps): Promise<boolean> {
  const { pkgVersion } = await server.writes.getVersion();
  const label = await readLabel(server, server.live);
  const [[expected]] = await db.query<[Expected[], number]>(
    `update search_indexes set server_version = $1, checked_at = now(), last_error = null where name = 'meilisearch'
     returning label, checkpoint, sections`,
    [pkgVersion],
  );
  const isOurs =
    expected !== undefined && label?.label === expected.label && label.checkpoint >= expected.checkpoint;
  if (isOurs && (await isComplete(db, server, expected.sections))) return true;
  await db.query("update search_indexes set whole = false where name = 'meilisearch' and whole");
  await requestRebuild(db.manager, "meilisearch");
  return false;
}

/** Counted only where nothing is under way that would change the number. */
async function isComplete(db: DataSource, server: SearchServer, sections: number): Promise<boolean> {
  if (await hasWaitingChanges(db.manager, "meilisearch")) return true;
  const { numberOfDocuments, isIndexing } = await server.writes.index(server.live).getStats();
  // The label is one of them.
  return isIndexing || numberOfDocuments === sections + 1;
}
