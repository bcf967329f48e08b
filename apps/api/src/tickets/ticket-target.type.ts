import { pauseCauses, type PauseCause, type ResponseTarget } from "@recourse/policy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { DateTime } from "../graphql/scalars.js";
import { TicketTargetKind } from "./enums.js";

const targetStates = ["running", "paused", "answered", "ended"] as const;
export type TicketTargetState = (typeof targetStates)[number];

const TicketTargetState = declareEnum("TicketTargetState", targetStates);
const TicketTargetCause = declareEnum("TicketTargetCause", pauseCauses, "Why no time is counted.");

@ObjectType({
  simpleResolvers: true,
  description: "What the staff expect of themselves, in business time. Never told to customers.",
})
export class TicketTarget {
  @Field(() => ID)
  readonly id: string;
  @Field(() => TicketTargetKind)
  readonly kind: ResponseTarget;
  @Field(() => TicketTargetState)
  readonly state: TicketTargetState;
  @Field(() => TicketTargetCause, { nullable: true })
  readonly cause: PauseCause | null;
  @Field(() => Int, { description: "The target, in business minutes." })
  readonly targetMinutes: number;
  @Field(() => DateTime)
  readonly startedAt: Date;
  @Field(() => DateTime, { nullable: true, description: "Null while it is paused." })
  readonly dueAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: "When the staff replied." })
  readonly metAt: Date | null;
  @Field(() => Boolean, { description: "It was due and nobody had answered." })
  readonly breached: boolean;
  @Field(() => Int, {
    nullable: true,
    description: "Business minutes that are left, below 0 where it was missed; null once it is over.",
  })
  readonly remainingMinutes: number | null;
  @Field(() => [String], {
    description:
      "How it came to be due when it is: the target, each stretch of time with its days, pauses and holidays. Days are indented by two spaces.",
  })
  readonly trace: readonly string[];
}
