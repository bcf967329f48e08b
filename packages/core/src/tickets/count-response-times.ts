import type { CoreDeps } from "../deps.js";

/** Days that "lately" is. */
const RESPONSE_TIME_DAYS = 90;

/**
 * The job of that name: how long tickets of each level and rank took lately, from what was written when they were answered and
 * solved. The rows are written anew, so that running it twice leaves the same.
 */
export async function countResponseTimes({ db, clock }: Pick<CoreDeps, "db" | "clock">): Promise<void> {
  const at = clock.now();
  const since = new Date(at.getTime() - RESPONSE_TIME_DAYS * 86_400_000);
  await db.query(
    `with counted as (
       select level, rank,
         count(*) filter (where first_response_at >= $2) as first_responses,
         percentile_cont(array[0.5, 0.9]) within group (order by first_response_business_minutes)
           filter (where first_response_at >= $2) as first_response,
         count(*) filter (where solved_at >= $2) as solved,
         percentile_cont(array[0.5, 0.9]) within group (order by solve_business_minutes) filter (where solved_at >= $2) as solve
       from tickets
       where level is not null and rank is not null
         and ((first_response_at >= $2 and first_response_business_minutes is not null)
           or (solved_at >= $2 and solve_business_minutes is not null))
       group by level, rank
     ),
     gone as (
       delete from response_times r where not exists (select from counted c where c.level = r.level and c.rank = r.rank)
     )
     insert into response_times (level, rank, first_responses, first_response_median, first_response_p90,
       solved, solve_median, solve_p90, counted_at)
     select level, rank, first_responses, first_response[1], first_response[2], solved, solve[1], solve[2], $1 from counted
     on conflict (level, rank) do update set
       (first_responses, first_response_median, first_response_p90, solved, solve_median, solve_p90, counted_at)
       = (excluded.first_responses, excluded.first_response_median, excluded.first_response_p90,
          excluded.solved, excluded.solve_median, excluded.solve_p90, excluded.counted_at)`,
    [at, since],
  );
}
