import type { ArticleSchedule as ScheduleRow } from "@recourse/core";
import type { ScheduleKind, ScheduleState, ScheduleTime as ScheduleTimeValue } from "@recourse/policy";
import { Field, ID, ObjectType } from "type-graphql";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { ArticleScheduleKind, ArticleScheduleState, ScheduleTimeProblem } from "./enums.js";

@ObjectType({ simpleResolvers: true })
export class ArticleSchedulePermissions {
  @Field(() => Permission)
  readonly cancel: Permission;
}

@ObjectType({
  simpleResolvers: true,
  description: "Publishing or unpublishing at a set time, and what became of it.",
})
export class ArticleSchedule {
  readonly row: ScheduleRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => ArticleScheduleKind)
  readonly kind: ScheduleKind;
  @Field(() => ArticleScheduleState)
  readonly state: ScheduleState;
  @Field(() => DateTime)
  readonly runAt: Date;
  @Field(() => String, { nullable: true })
  readonly reason: string | null;
  @Field(() => DateTime)
  readonly createdAt: Date;
  @Field(() => DateTime, { nullable: true, description: "When it was done, cancelled or failed." })
  readonly endedAt: Date | null;
  @Field(() => String, { nullable: true, description: "Why it failed, in plain English." })
  readonly failure: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A time as somebody typed it, read as the support policy's zone has it.",
})
export class ScheduleTime {
  @Field(() => DateTime, { nullable: true, description: "Null for a time that cannot be scheduled." })
  readonly at: Date | null;
  @Field(() => ScheduleTimeProblem, { nullable: true })
  readonly problem: Extract<ScheduleTimeValue, { ok: false }>["code"] | null;
  @Field(() => String, { description: "The time in both zones, or why it cannot be scheduled." })
  readonly words: string;
}
