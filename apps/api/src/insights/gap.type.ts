import type { Gap as GapRow, GapSource as Source } from "@recourse/core";
import { gapStates, type GapState as State } from "@recourse/policy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime, LocalDate } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";

export const GapState = declareEnum(
  "GapState",
  gapStates,
  "Nobody works on it; an article is under way; it is answered; it is none.",
);
export const GapSource = declareEnum("GapSource", ["search", "ticket", "refusal"]);

@ObjectType({ simpleResolvers: true })
export class GapSample {
  readonly key: string;
  @Field(() => GapSource)
  readonly source: Source;
  @Field(() => String, { description: "As it was asked, without names and secrets." })
  readonly text: string;
  @Field(() => Int, { description: "How often it was searched for; 0 for a request." })
  readonly searches: number;
  @Field(() => Int, { description: "By how many different people, at least." })
  readonly actors: number;
  @Field(() => DateTime)
  readonly lastAt: Date;
}

@ObjectType({ simpleResolvers: true, description: "What was searched for and asked over some days." })
export class GapActivity {
  @Field(() => Int)
  readonly days: number;
  @Field(() => Int)
  readonly searches: number;
  @Field(() => Int, { description: "Searches of which a hit was opened." })
  readonly opened: number;
  @Field(() => Int, { description: "Tickets and refused requests." })
  readonly tickets: number;
}

@ObjectType({ simpleResolvers: true, description: "Whether an article closed its gap." })
export class GapMeasure {
  @Field(() => LocalDate)
  readonly publishedOn: string;
  @Field(() => GapActivity)
  readonly before: GapActivity;
  @Field(() => GapActivity, { description: "From the day of publication on." })
  readonly after: GapActivity;
}

@ObjectType({ simpleResolvers: true })
export class GapPermissions {
  @Field(() => Permission)
  readonly draft: Permission;
  @Field(() => Permission)
  readonly close: Permission;
  @Field(() => Permission)
  readonly dismiss: Permission;
  @Field(() => Permission)
  readonly reopen: Permission;
}

@ObjectType({
  simpleResolvers: true,
  description: "What people search for and ask, and find no article for.",
})
export class Gap {
  readonly row: GapRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => String)
  readonly title: string;
  @Field(() => GapState)
  readonly state: State;
  @Field(() => String, { nullable: true, description: "Why it was closed or dismissed." })
  readonly reason: string | null;
  @Field(() => Int, { description: "Different searchers, at least." })
  readonly actors: number;
  @Field(() => Int, { description: "Searches of the last 30 days that led to no article." })
  readonly searches: number;
  @Field(() => Int, { description: "Tickets and refused requests." })
  readonly tickets: number;
  @Field(() => GapMeasure, { nullable: true, description: "Null until its article is published." })
  readonly measured: GapMeasure | null;
  @Field(() => DateTime)
  readonly lastAt: Date;
  @Field(() => DateTime)
  readonly createdAt: Date;
  @Field(() => GapPermissions)
  readonly viewerCan: GapPermissions;
}

@ObjectType({ simpleResolvers: true })
export class GapCount {
  @Field(() => GapState)
  readonly state: State;
  @Field(() => Int)
  readonly count: number;
}

@ObjectType({ simpleResolvers: true })
export class GapConnection {
  @Field(() => [Gap])
  readonly nodes: readonly Gap[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class GapPayload {
  @Field(() => Gap, { nullable: true })
  readonly gap: Gap | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class GapsFindPayload {
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
