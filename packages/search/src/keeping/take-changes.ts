import { writeBatch, type WriteDeps } from "../meilisearch/write-batch.js";
import { waitingChanges } from "../state/waiting-changes.js";
import type { Round } from "./keeper.js";
import type { ServerKeeperDeps } from "./keep-server-index.js";

/** Changes taken in at once. Many in few tasks: each costs the server the same work again. */
const CHANGES_PER_BATCH = 1_000;

/** Takes the oldest changes in; false where there were none. */
export async function takeChanges(
  deps: WriteDeps,
  index: "meilisearch" | "meilisearch_new",
): Promise<boolean> {
  const changes = await waitingChanges(deps.db.manager, index, CHANGES_PER_BATCH);
  if (changes.articleIds.length === 0) return false;
  await writeBatch(deps, { index, articleIds: changes.articleIds, changes, mode: "replace" });
  return true;
}

/** Takes an article off the server whatever it is. */
export async function takeOut(deps: ServerKeeperDeps, articleId: string): Promise<Round> {
  const changes = { changeNos: [], newest: new Map<string, number>() };
  await writeBatch(writeDeps(deps), {
    index: "meilisearch",
    articleIds: [articleId],
    changes,
    mode: "remove",
  });
  return "worked";
}

export function writeDeps({ db, server, postgres }: ServerKeeperDeps): WriteDeps {
  return { db, server, putIntoDatabase: (articleIds) => postgres.putMany(articleIds) };
}
