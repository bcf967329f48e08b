import { parseReviewInterval, type ReviewInterval as Interval } from "@recourse/policy";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { ReviewIntervalUnit } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "How often an article is checked." })
export class ReviewInterval {
  @Field(() => Int)
  readonly count: number;
  @Field(() => ReviewIntervalUnit)
  readonly unit: Interval["unit"];
}

@InputType({ description: "From 1 to 3,650 days, or from 1 to 120 months." })
export class ReviewIntervalInput {
  @Field(() => Int)
  readonly count: number;
  @Field(() => ReviewIntervalUnit)
  readonly unit: Interval["unit"];
}

/** Of the duration that is stored. */
export function reviewIntervalView(duration: string | null): ReviewInterval | null {
  return duration === null ? null : parseReviewInterval(duration);
}
