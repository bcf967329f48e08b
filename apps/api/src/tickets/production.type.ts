import { Field, Int, ObjectType } from "type-graphql";
import type { ByWhom } from "../accounts/author.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "./ticket.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "Staff did not let the claim stand: the ticket keeps the place that it has without it.",
})
export class ProductionRejection {
  readonly by: ByWhom;
  @Field(() => String, { description: "Plain text, for the customer." })
  readonly reason: string;
  @Field(() => DateTime)
  readonly at: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: "How often an account said that production is affected, and how often staff rejected that.",
})
export class ProductionClaims {
  readonly accountId: string;
  @Field(() => Int)
  readonly claimed: number;
  @Field(() => Int)
  readonly rejected: number;
}

@ObjectType({ simpleResolvers: true })
export class TicketProductionPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
