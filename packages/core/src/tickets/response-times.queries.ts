import type { Level } from "@recourse/policy";
import type { DataSource, EntityManager } from "typeorm";

/** Business minutes that half, and nine in ten, of the tickets took at most. */
export interface ResponseTime {
  median: number;
  p90: number;
  tickets: number;
}

/** Of tickets of one level and rank, lately; null where there were too few to tell. */
export interface ResponseTimes {
  firstResponse: ResponseTime | null;
  solve: ResponseTime | null;
}

/** Fewer tell more about themselves than about the next one. */
export const LEAST_TICKETS = 10;

interface Row {
  level: Level;
  rank: number;
  firstResponses: number;
  firstResponseMedian: number | null;
  firstResponseP90: number | null;
  solved: number;
  solveMedian: number | null;
  solveP90: number | null;
}

/** All there is, by `responseTimesKey`: a row for each level and rank. */
export async function responseTimes(db: DataSource | EntityManager): Promise<Map<string, ResponseTimes>> {
  const rows = await db.query<Row[]>(
    `select level, rank, first_responses as "firstResponses", first_response_median as "firstResponseMedian",
       first_response_p90 as "firstResponseP90", solved, solve_median as "solveMedian", solve_p90 as "solveP90"
     from response_times`,
  );
  return new Map(
    rows.map((row) => [
      responseTimesKey(row.level, row.rank),
      {
        firstResponse: timeOf(row.firstResponseMedian, row.firstResponseP90, row.firstResponses),
        solve: timeOf(row.solveMedian, row.solveP90, row.solved),
      },
    ]),
  );
}

export function responseTimesKey(level: Level | null, rank: number | null): string {
  return `${level} ${rank}`;
}

function timeOf(median: number | null, p90: number | null, tickets: number): ResponseTime | null {
  return median === null || p90 === null || tickets < LEAST_TICKETS ? null : { median, p90, tickets };
}
