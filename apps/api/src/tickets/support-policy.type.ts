import type { Level, Outcome, RequestKind as Kind } from "@recourse/policy";
import { Field, Int, ObjectType } from "type-graphql";
import { DateTime, LocalDate } from "../graphql/scalars.js";
import { DecisionOutcome, RequestKind, SupportLevel } from "./enums.js";

@ObjectType({ simpleResolvers: true })
export class PolicyClause {
  @Field(() => String, { description: "Also its anchor on the policy page." })
  readonly id: string;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly body: string;
  @Field(() => String)
  readonly section: string;
}

@ObjectType({ simpleResolvers: true })
export class PolicyScopeCell {
  @Field(() => RequestKind)
  readonly kind: Kind;
  @Field(() => DecisionOutcome)
  readonly outcome: Outcome;
  @Field(() => String)
  readonly words: string;
}

@ObjectType({ simpleResolvers: true, description: "What one level of support includes." })
export class PolicyPlanScope {
  @Field(() => SupportLevel)
  readonly level: Level;
  @Field(() => String)
  readonly title: string;
  @Field(() => String, { description: "Who has this level." })
  readonly who: string;
  @Field(() => [PolicyScopeCell])
  readonly cells: readonly PolicyScopeCell[];
}

@ObjectType({ simpleResolvers: true, description: "An opening; a day without one is closed." })
export class OpeningDay {
  @Field(() => Int, { description: "1 Monday … 7 Sunday." })
  readonly weekday: number;
  @Field(() => String)
  readonly name: string;
  @Field(() => String, { description: "HH:MM in the zone of the hours." })
  readonly opens: string;
  @Field(() => String, { description: "HH:MM in the zone of the hours; 24:00 is the end of the day." })
  readonly closes: string;
}

@ObjectType({ simpleResolvers: true })
export class SupportHours {
  @Field(() => String, { description: "IANA name of the time zone." })
  readonly zone: string;
  @Field(() => String)
  readonly zoneName: string;
  @Field(() => [OpeningDay])
  readonly days: readonly OpeningDay[];
  @Field(() => Boolean)
  readonly openNow: boolean;
  @Field(() => DateTime, {
    nullable: true,
    description: "While open, that of the next opening, not of this one.",
  })
  readonly nextOpening: Date | null;
  @Field(() => DateTime, { nullable: true, description: "Null while closed, and where it never closes." })
  readonly closesAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class Holiday {
  @Field(() => LocalDate)
  readonly date: string;
  @Field(() => String)
  readonly name: string;
}

@ObjectType({ simpleResolvers: true })
export class SupportedPlatformVersion {
  @Field(() => String)
  readonly version: string;
  @Field(() => LocalDate, {
    nullable: true,
    description: "The last day of the vendor's support, where one is announced.",
  })
  readonly endOfLife: string | null;
  @Field(() => Boolean, { description: "Today." })
  readonly supported: boolean;
}

@ObjectType({ simpleResolvers: true })
export class SupportedPlatform {
  @Field(() => String, { description: "As `platform.name` of a request." })
  readonly name: string;
  @Field(() => String)
  readonly title: string;
  @Field(() => [SupportedPlatformVersion])
  readonly versions: readonly SupportedPlatformVersion[];
}

@ObjectType({ simpleResolvers: true })
export class PolicyContact {
  @Field(() => String)
  readonly id: string;
  @Field(() => String)
  readonly label: string;
  @Field(() => String, { description: "An e-mail address." })
  readonly address: string;
}

@ObjectType({ simpleResolvers: true })
export class RequestKindWords {
  @Field(() => RequestKind)
  readonly kind: Kind;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly description: string;
}

@ObjectType({
  simpleResolvers: true,
  description: "The support policy, from the same file that decides every request.",
})
export class SupportPolicy {
  @Field(() => String)
  readonly version: string;
  @Field(() => String)
  readonly company: string;
  @Field(() => String)
  readonly product: string;
  @Field(() => [PolicyClause], { description: "Every clause, in reading order." })
  readonly clauses: readonly PolicyClause[];
  @Field(() => [PolicyPlanScope], { description: "What each level includes." })
  readonly plans: readonly PolicyPlanScope[];
  @Field(() => Int)
  readonly signUpWindowDays: number;
  @Field(() => [String])
  readonly protocols: readonly string[];
  @Field(() => [String], { description: "Parts of the product that articles are about." })
  readonly productAreas: readonly string[];
  @Field(() => [PolicyContact])
  readonly contacts: readonly PolicyContact[];
  @Field(() => [RequestKindWords], { description: "Every kind of request, in the order of a form." })
  readonly requestKinds: readonly RequestKindWords[];
}
