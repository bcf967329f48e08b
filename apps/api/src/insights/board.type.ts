import { Field, Float, Int, ObjectType } from "type-graphql";
import { LocalDate } from "../graphql/scalars.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "What arrived and what was solved. What comes on a closed day counts to the next business day.",
})
export class BoardDay {
  @Field(() => LocalDate, { description: "A business day in the zone of the policy." })
  readonly date: string;
  @Field(() => Int)
  readonly arrived: number;
  @Field(() => Int, { description: "Of them, on the closed days before it." })
  readonly arrivedWhileClosed: number;
  @Field(() => Int)
  readonly solved: number;
}

@ObjectType({
  simpleResolvers: true,
  description: "Tickets that are not solved, by the business days since their receipt.",
})
export class BacklogAge {
  @Field(() => Int)
  readonly fromDays: number;
  @Field(() => Int, { nullable: true, description: "The last day of the stretch; null: it has no end." })
  readonly toDays: number | null;
  @Field(() => Int, { description: "Staff have the next move." })
  readonly open: number;
  @Field(() => Int, { description: "For the customer, or for a defect." })
  readonly waiting: number;
}

@ObjectType({ simpleResolvers: true, description: "What answers took, in business minutes." })
export class BoardWeek {
  @Field(() => LocalDate, { description: "A Monday." })
  readonly startsOn: string;
  @Field(() => Int, { description: "Received in the week, and answered since." })
  readonly answered: number;
  @Field(() => Float, { nullable: true })
  readonly firstResponseMedian: number | null;
  @Field(() => Float, { nullable: true, description: "Nine of ten took no longer." })
  readonly firstResponseP90: number | null;
  @Field(() => Int, { description: "Solved in the week." })
  readonly solved: number;
  @Field(() => Float, { nullable: true })
  readonly solveMedian: number | null;
  @Field(() => Float, { nullable: true, description: "Nine of ten took no longer." })
  readonly solveP90: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    "Refused requests with the same first reason; each is counted once, by what became of it last.",
})
export class RefusalsByReason {
  @Field(() => String, { description: "Its code." })
  readonly reason: string;
  @Field(() => Int)
  readonly total: number;
  @Field(() => Int, { description: "Decided anew, and a ticket was opened." })
  readonly admitted: number;
  @Field(() => Int, { description: "Contested, or decided anew, and it stays." })
  readonly upheld: number;
  @Field(() => Int, { description: "Contested, and nobody answered yet." })
  readonly contested: number;
  @Field(() => Int, { description: "The same person opened a ticket within the week after it." })
  readonly askedAgain: number;
  @Field(() => Int)
  readonly nothing: number;
}

@ObjectType({ simpleResolvers: true })
export class Board {
  @Field(() => [BoardDay])
  readonly days: readonly BoardDay[];
  @Field(() => [BacklogAge])
  readonly backlog: readonly BacklogAge[];
  @Field(() => [BoardWeek])
  readonly weeks: readonly BoardWeek[];
  @Field(() => [RefusalsByReason], { description: "The most common reason first." })
  readonly refusals: readonly RefusalsByReason[];
}
