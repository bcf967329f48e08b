import { graphql } from "../gql/desk/index.js";
import type { ScheduleTimeProblem } from "../gql/desk/graphql.js";
import { askDesk, type Asked } from "../graphql/api.server.js";

const ScheduleTimeDocument = graphql(`
  query ScheduleTime($wallTime: String!) {
    articleScheduleTime(wallTime: $wallTime) {
      problem
      words
    }
  }
`);

export interface ReadTime {
  problem: ScheduleTimeProblem | null;
  words: string;
}

/** What a typed time means, before anything is scheduled. */
export async function readScheduleTime(asked: Asked, wallTime: string): Promise<ReadTime> {
  return (await askDesk(asked, ScheduleTimeDocument, { wallTime })).articleScheduleTime;
}
