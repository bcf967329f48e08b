import { dateAt, LEAST_ACTORS, addDays, RAW_SEARCH_DAYS, startOfDate } from "@recourse/policy";
import type { CoreDeps } from "../deps.js";
import { countSearches, countWeeks } from "./count-searches.js";
import { forgetGapTexts } from "./forget-gap-texts.js";

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;

/** Rows that one statement deletes: short locks, and vacuum keeps up. */
const BATCH = 10_000;

/**
 * The job of that name. Counts a last time what is still there, then lets go of it: single searches and clicks after 30 days, and of
 * the counts by day what fewer than five different actors searched for. Running twice changes nothing.
 */
export async function deleteOldSearches(deps: Deps): Promise<void> {
  const { db, clock, policy } = deps;
  await countSearches(deps);
  await countWeeks(deps);
  const oldest = addDays(dateAt(policy.zone, clock.now().getTime()), -RAW_SEARCH_DAYS);
  const before = new Date(startOfDate(policy.zone, oldest));
  await db.query(
    `with rare as (
       delete from search_counts where grain = 'day' and starts_on < $1 and query <> '' and actors < $2 returning *
     )
     insert into search_counts (grain, starts_on, query, searches, actors, no_hits, opened, tickets)
     select 'day', starts_on, '', sum(searches), 0, sum(no_hits), sum(opened), sum(tickets) from rare group by starts_on
     on conflict (grain, starts_on, query) do update set searches = search_counts.searches + excluded.searches,
       no_hits = search_counts.no_hits + excluded.no_hits, opened = search_counts.opened + excluded.opened,
       tickets = search_counts.tickets + excluded.tickets`,
    [oldest, LEAST_ACTORS],
  );
  for (const table of ["searches", "search_clicks"] as const) {
    await deleteBefore(deps, table, before);
  }
  await db.query("delete from visitor_salts where day < $1::date - 1", [
    clock.now().toISOString().slice(0, 10),
  ]);
  await forgetGapTexts(deps, before);
}

/** From the oldest on, a short walk along the index for each batch. */
async function deleteBefore({ db }: Deps, table: "searches" | "search_clicks", before: Date): Promise<void> {
  for (let deleted = BATCH; deleted === BATCH;) {
    [, deleted] = await db.query<[unknown[], number]>(
      `delete from ${table} where ctid = any(array(select ctid from ${table} where at < $1 order by at limit ${BATCH}))`,
      [before],
    );
  }
}
