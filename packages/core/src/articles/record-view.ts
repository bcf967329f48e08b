import { mayUseDesk } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";

/** Popular articles would otherwise have their row written, and locked, for every reader. */
const FLUSH_MILLIS = 5_000;

interface Waiting {
  /** Views that are not written yet, by article. */
  views: Map<string, number>;
  timer: NodeJS.Timeout | null;
}

const waiting = new WeakMap<DataSource, Waiting>();

/**
 * Counts a view of an article, soon: views are written together every few seconds, and those of the last seconds are lost if the
 * process is killed. Views by staff do not count.
 */
export function recordView({ db }: Pick<CoreDeps, "db">, actor: Actor, articleId: string): void {
  if (mayUseDesk(policyViewer(actor)).allowed) {
    return;
  }
  const state = waiting.get(db) ?? { views: new Map<string, number>(), timer: null };
  waiting.set(db, state);
  state.views.set(articleId, (state.views.get(articleId) ?? 0) + 1);
  state.timer ??= setTimeout(() => {
    // Views are no reason to disturb anybody: what was not written waits for the next time.
    flushViews(db).catch(() => undefined);
  }, FLUSH_MILLIS).unref();
}

/** Writes the views that wait, in one statement. For the end of a process, too. */
export async function flushViews(db: DataSource): Promise<void> {
  const state = waiting.get(db);
  if (state === undefined) {
    return;
  }
  clearTimeout(state.timer ?? undefined);
  waiting.delete(db);
  try {
    await writeViews(db, state.views);
  } catch (error) {
    const since = waiting.get(db) ?? { views: new Map<string, number>(), timer: null };
    state.views.forEach((count, articleId) =>
      since.views.set(articleId, (since.views.get(articleId) ?? 0) + count),
    );
    waiting.set(db, since);
    throw error;
  }
}

/** Rows are locked in the order of their ids, so that two processes never wait for each other. */
async function writeViews(db: DataSource, views: ReadonlyMap<string, number>): Promise<void> {
  await db.query(
    `update articles a set views = a.views + v.views
     from (
       select articles.id, given.views from unnest($1::uuid[], $2::bigint[]) as given (id, views)
       join articles on articles.id = given.id order by articles.id for no key update of articles
     ) v where a.id = v.id`,
    [[...views.keys()], [...views.values()]],
  );
}
