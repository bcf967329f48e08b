import { isId } from "@recourse/core";
import { QueryFailedError, type DataSource } from "typeorm";
import { noteFailure } from "../state/note-failure.js";
import { refreshWordsWhenGrown } from "./refresh-words.js";
import { writeArticles } from "./write-articles.js";

/** Articles written in one transaction: enough that its cost is spread, few enough that nobody waits long for their rows. */
const BATCH = 50;
/** While the database writes one batch, the next is taken apart. */
const AT_ONCE = 2;
const DEADLOCK = "40P01";
const MOST_ATTEMPTS = 5;

/** Brings the index in line with the articles as they are now. Running it twice, or at the same moment, changes nothing more. */
export async function putArticles(db: DataSource, articleIds: readonly string[]): Promise<void> {
  // Sorted, so that two that put the same articles take their rows in the same order.
  const ids = [...new Set(articleIds.filter(isId))].sort();
  let next = 0;
  const putInTurn = async () => {
    while (next < ids.length) await putBatch(db, ids.slice(next, (next += BATCH)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, putInTurn));
  if (ids.length > 0) await refreshWordsWhenGrown(db);
}

async function putBatch(db: DataSource, ids: readonly string[], attempt = 1): Promise<void> {
  try {
    await db.transaction((tx) => writeArticles(tx, ids));
  } catch (error) {
    // Somebody changed the same articles in another order, and the database let them go first.
    if (attempt < MOST_ATTEMPTS && isDeadlock(error)) return putBatch(db, ids, attempt + 1);
    const [only] = ids;
    if (ids.length > 1) await putOneByOne(db, ids);
    else if (only !== undefined) {
      // The first error is the one to tell, also when the database is gone.
      await noteFailure(db, "postgresql", only, error).catch(() => undefined);
      throw error;
    }
  }
}

/** One article that cannot be written must not keep the others of its batch out. */
async function putOneByOne(db: DataSource, ids: readonly string[]): Promise<void> {
  const failures: unknown[] = [];
  for (const id of ids) await putBatch(db, [id]).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

function isDeadlock(error: unknown): boolean {
  return (
    error instanceof QueryFailedError && "code" in error.driverError && error.driverError.code === DEADLOCK
  );
}
