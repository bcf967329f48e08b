import { dateAt, mayUseDesk } from "@recourse/policy";
import type { DataSource } from "typeorm";
import { policyViewer, type Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";

/** Popular articles would otherwise have their row written, and locked, for every reader. */
const FLUSH_MILLIS = 5_000;

interface Waiting {
  /** Views that are not written yet, by day and article. */
  views: Map<string, number>;
  timer: NodeJS.Timeout | null;
}

const waiting = new WeakMap<DataSource, Waiting>();

/**
 * Counts a view of an article, soon: views are written together every few seconds, and those of the last seconds are lost if the
 * process is killed. Views by staff do not count.
 */
export function recordView(
  { db, clock, policy }: Pick<CoreDeps, "db" | "clock" | "policy">,
  actor: Actor,
  articleId: string,
): void {
  if (mayUseDesk(policyViewer(actor)).allowed) {
    return;
  }
  const state = waiting.get(db) ?? { views: new Map<string, number>(), timer: null };
  waiting.set(db, state);
  const key = `${dateAt(policy.zone, clock.now().getTime())} ${articleId}`;
  state.views.set(key, (state.views.get(key) ?? 0) + 1);
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
    state.views.forEach((count, key) => since.views.set(key, (since.views.get(key) ?? 0) + count));
    waiting.set(db, since);
    throw error;
  }
}

/**
 * The total of each article and its count of the day. Rows are locked in the order of their ids, so that two processes never wait for
 * each other.
 */
async function writeViews(db: DataSource, views: ReadonlyMap<string, number>): Promise<void> {
  const keys = [...views.keys()].map((key) => key.split(" "));
  await db.query(
    `with given as (
       select * from unnest($1::date[], $2::uuid[], $3::bigint[]) as given (day, id, views)
     ), locked as (
       select articles.id from articles where id in (select id from given) order by id for no key update
     ), counted as (
       update articles a set views = a.views + v.views
       from (select id, sum(views) as views from given join locked using (id) group by id) v where a.id = v.id
     )
     insert into article_view_days (day, article_id, views)
     select day, id, views from given join locked using (id) order by id, day
     on conflict (day, article_id) do update set views = article_view_days.views + excluded.views`,
    [keys.map(([day]) => day), keys.map(([, id]) => id), [...views.values()]],
  );
}
