import {
  dateAt,
  DEFLECTION_HOURS,
  LEAST_ACTORS,
  mondayOf,
  addDays,
  RAW_SEARCH_DAYS,
  startOfDate,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { CoreDeps } from "../deps.js";

type Deps = Pick<CoreDeps, "db" | "clock" | "policy">;

/** Days that are counted again each time: clicks, and tickets within the time of deflection, come after the search. */
const STILL_MOVING_DAYS = Math.ceil(DEFLECTION_HOURS / 24) + 1;

/** Two of these at once would write the same rows; a number of our own for the lock that keeps them apart. */
const LOCK = 350_022;

/**
 * The job of that name. Counts searches by day and query: the days that may still change, and those that nobody counted yet because no
 * worker ran. Every count is made anew from the single searches, so running twice changes nothing.
 */
export async function countSearches(deps: Deps): Promise<void> {
  const today = dateAt(deps.policy.zone, deps.clock.now().getTime());
  for (let day = await firstToCount(deps, today); day <= today; day = addDays(day, 1)) {
    await countDay(deps, day);
  }
}

async function firstToCount({ db, policy }: Deps, today: string): Promise<string> {
  const [row] = await db.query<{ counted: string | null; oldest: Date | null }[]>(
    `select to_char(max(day), 'YYYY-MM-DD') as counted, (select min(at) from searches) as oldest from search_days where day <= $1`,
    [today],
  );
  const oldest = row?.oldest == null ? today : dateAt(policy.zone, row.oldest.getTime());
  const since = row?.counted == null || row.counted > today ? oldest : row.counted;
  const first = addDays(since < today ? since : today, -STILL_MOVING_DAYS);
  // Of days before, single searches are gone or going, and what was counted of them stays as it is.
  const oldestWhole = addDays(today, -RAW_SEARCH_DAYS + 1);
  return first > oldestWhole ? first : oldestWhole;
}

/** A stretch of days as the statements take it: its first day, its first instant, and the first one after it. */
type Span = readonly [day: string, from: Date, to: Date];

function spanOf(zone: string, day: string, days: number): Span {
  return [day, new Date(startOfDate(zone, day)), new Date(startOfDate(zone, addDays(day, days)))];
}

async function countDay({ db, clock, policy }: Deps, day: string): Promise<void> {
  const span = spanOf(policy.zone, day, 1);
  await db.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [LOCK]);
    await tx.query("delete from search_counts where grain = 'day' and starts_on = $1", [span[0]]);
    await tx.query(
      `insert into search_counts (grain, starts_on, query, searches, actors, no_hits, opened, tickets)
       select 'day', $1::date, query, count(*), case when query = '' then 0 else count(distinct actor) end,
         count(*) filter (where hits = 0), count(*) filter (where opened), 0
       from (${SEARCHES}) s group by query`,
      [...span],
    );
    await tx.query(TICKETS_AFTER, [...span]);
    await countTotals(tx, span, clock.now());
  });
}

/** The searches of a time, each with whether its searcher opened a hit. */
const SEARCHES = `select s.*, exists (
    select from search_clicks c where c.result_id = s.result_id and c.actor = s.actor
  ) as opened from searches s where s.at >= $2 and s.at < $3`;

/** A ticket counts once, for the query whose id it was opened with, on the day of the ticket. */
const TICKETS_AFTER = `
  insert into search_counts (grain, starts_on, query, searches, actors, no_hits, opened, tickets)
  select 'day', $1::date, s.query, 0, 0, 0, 0, count(*)
  from (
    select search_id::uuid as result_id from tickets
    where received_at >= $2 and received_at < $3 and search_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
  ) t
  cross join lateral (select query from searches where result_id = t.result_id order by id limit 1) s
  group by s.query
  on conflict (grain, starts_on, query) do update set tickets = excluded.tickets`;

async function countTotals(tx: EntityManager, span: Span, now: Date): Promise<void> {
  await tx.query(
    `insert into search_days (day, searches, actors, no_hits, opened, degraded, tickets, sessions, deflected, asked,
       left_unopened, pending, counted_at)
     select $1::date, t.*, (select coalesce(sum(tickets), 0) from search_counts where grain = 'day' and starts_on = $1), d.*, $4
     from (
       select count(*), count(distinct actor), count(*) filter (where hits = 0), count(*) filter (where opened),
         count(*) filter (where degraded) from (${SEARCHES}) s
     ) t,
     (${DEFLECTION}) d
     on conflict (day) do update set searches = excluded.searches, actors = excluded.actors, no_hits = excluded.no_hits,
       opened = excluded.opened, degraded = excluded.degraded, tickets = excluded.tickets, sessions = excluded.sessions,
       deflected = excluded.deflected, asked = excluded.asked, left_unopened = excluded.left_unopened,
       pending = excluded.pending, counted_at = excluded.counted_at`,
    [...span, now, DEFLECTION_HOURS],
  );
}

/**
 * A session: what one account searched for on one day while the policy would have opened a ticket for it. Asked: a ticket of that
 * account within the time. Deflected: something opened, and no such ticket. Left unopened: neither. Pending: the time is not over.
 */
const DEFLECTION = `
  select count(*), count(*) filter (where not asked and over and opened), count(*) filter (where asked),
    count(*) filter (where not asked and over and not opened), count(*) filter (where not asked and not over)
  from (
    select s.opened, s.last_at + make_interval(hours => $5) <= $4 as over, exists (
      select from tickets t where t.account_id = s.account_id
        and t.received_at >= s.first_at and t.received_at < s.last_at + make_interval(hours => $5)
    ) as asked
    from (
      select account_id, bool_or(opened) as opened, min(at) as first_at, max(at) as last_at
      from (${SEARCHES}) each where account_id is not null and could_ask group by account_id
    ) s
  ) sessions`;

/**
 * Counts the weeks that are over and whose searches are all still there, for what at least five different actors searched for; the
 * rest together. A visitor of one day is another one tomorrow, so of those the most on any one day count.
 */
export async function countWeeks({ db, clock, policy }: Deps): Promise<void> {
  const today = dateAt(policy.zone, clock.now().getTime());
  const kept = addDays(today, -RAW_SEARCH_DAYS);
  for (let week = addDays(mondayOf(today), -7); week >= kept; week = addDays(week, -7)) {
    const span = spanOf(policy.zone, week, 7);
    await db.transaction(async (tx) => {
      await tx.query("select pg_advisory_xact_lock($1)", [LOCK]);
      await tx.query("delete from search_counts where grain = 'week' and starts_on = $1", [span[0]]);
      await tx.query(WEEK, [...span, policy.zone, LEAST_ACTORS]);
    });
  }
}

const WEEK = `
  with found as (${SEARCHES}),
  per_day as (
    select query, (at at time zone $4)::date as day, count(distinct actor) as actors
    from found where actor like 'day:%' group by query, day
  ),
  per_query as (
    select f.query, count(*) as searches, count(*) filter (where hits = 0) as no_hits, count(*) filter (where opened) as opened,
      count(distinct actor) filter (where actor not like 'day:%')
        + coalesce((select max(d.actors) from per_day d where d.query = f.query), 0) as actors,
      coalesce((
        select sum(c.tickets) from search_counts c
        where c.grain = 'day' and c.query = f.query and c.starts_on >= $1::date and c.starts_on < $1::date + 7
      ), 0) as tickets
    from found f group by f.query
  )
  insert into search_counts (grain, starts_on, query, searches, actors, no_hits, opened, tickets)
  select 'week', $1::date, kept, sum(searches), case when kept = '' then 0 else max(actors) end, sum(no_hits), sum(opened), sum(tickets)
  from (select *, case when actors >= $5 then query else '' end as kept from per_query) q group by kept`;
