import { isMissing } from "../meilisearch/label.js";
import { FailedTask, followTask, type SearchServer } from "../meilisearch/search-server.js";

const LONGEST_TASK_MS = 600_000;

/** Exchanges both indexes unless that was done already, or there is nothing to exchange. */
export async function swapIndexes(
  server: SearchServer,
  { isSwapped, isReady }: { isSwapped: () => Promise<boolean>; isReady: () => Promise<boolean> },
): Promise<void> {
  await endEarlierSwap(server);
  if ((await isSwapped()) || !(await isReady())) return;
  await createIfMissing(server, server.live);
  await followTask(
    server,
    server.writes.swapIndexes([{ indexes: [server.live, server.beside], rename: false }]),
  );
}

/** One that a killed process had asked for and that the server has not carried out: twice swapped would be not swapped. */
async function endEarlierSwap(server: SearchServer): Promise<void> {
  const { results } = await server.writes.tasks.getTasks({
    types: ["indexSwap"],
    statuses: ["enqueued", "processing"],
  });
  for (const { uid } of results) {
    await server.writes.tasks.waitForTask(uid, { timeout: LONGEST_TASK_MS, interval: 100 });
  }
}

/** Both must exist to be exchanged. */
async function createIfMissing(server: SearchServer, uid: string): Promise<void> {
  await followTask(server, server.writes.createIndex(uid, { primaryKey: "id" })).catch((error: unknown) => {
    if (!(error instanceof FailedTask) || error.code !== "index_already_exists") throw error;
  });
}

export async function removeIndex(server: SearchServer, uid: string): Promise<void> {
  await followTask(server, server.writes.deleteIndex(uid)).catch((error: unknown) => {
    const isGone = isMissing(error) || (error instanceof FailedTask && error.code === "index_not_found");
    if (!isGone) throw error;
  });
}
