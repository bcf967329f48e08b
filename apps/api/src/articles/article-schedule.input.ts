import type { Occurrence } from "@recourse/policy";
import { Field, ID, InputType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { WallTimeOccurrence } from "./enums.js";

const WALL_TIME = "In the zone of the support policy, such as `2026-11-30T09:00`. Instead of `at`.";

@InputType()
abstract class ScheduledAt {
  @Field(() => DateTime, { nullable: true, description: "Instead of `wallTime`." })
  readonly at?: Date | null;
  @Field(() => String, { nullable: true, description: WALL_TIME })
  readonly wallTime?: string | null;
  @Field(() => WallTimeOccurrence, { nullable: true, description: "For a `wallTime` that comes twice." })
  readonly occurrence?: Occurrence | null;
}

@InputType()
export class ArticlePublicationScheduleInput extends ScheduledAt {
  @Field(() => ID, { description: "The newest revision, approved." })
  readonly revisionId: string;
  @Field(() => String, { nullable: true, description: "A lead's reason to publish what preflight blocks." })
  readonly overrideReason?: string | null;
}

@InputType()
export class ArticleUnpublicationScheduleInput extends ScheduledAt {
  @Field(() => ID)
  readonly articleId: string;
  @Field(() => String)
  readonly reason: string;
  @Field(() => ID, { nullable: true, description: "The article that readers are sent to instead." })
  readonly replacementId?: string | null;
}

@InputType()
export class ArticleScheduleCancelInput {
  @Field(() => ID)
  readonly scheduleId: string;
}
