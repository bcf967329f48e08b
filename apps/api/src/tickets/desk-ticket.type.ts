import { Field, Int, ObjectType } from "type-graphql";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "./ticket.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "Counts stop at 1,001, which stands for more than 1,000.",
})
export class QueueCounts {
  @Field(() => Int)
  readonly open: number;
  @Field(() => Int, { description: "Open ones that affect production." })
  readonly production: number;
  @Field(() => Int, { description: "Open ones that nobody is assigned to." })
  readonly unassigned: number;
  @Field(() => Int, { description: "Open ones that the viewer is assigned to." })
  readonly mine: number;
  @Field(() => Int, { description: "Those that wait for the customer or a defect." })
  readonly waiting: number;
  @Field(() => Int, {
    description: "Those whose internal target is due within the next business hour, or was missed.",
  })
  readonly breaching: number;
  @Field(() => Int, { description: "Those whose internal target was missed." })
  readonly missed: number;
}

@ObjectType({ simpleResolvers: true })
export class TicketAssignPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TicketSolvePayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TicketWaitPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
