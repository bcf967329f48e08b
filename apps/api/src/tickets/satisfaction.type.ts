import { ratings, type Rating as RatingValue } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "./ticket.type.js";

export const Rating = declareEnum("Rating", ratings);

@InputType()
export class TicketRateInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => Rating)
  readonly rating: RatingValue;
  @Field(() => String, {
    nullable: true,
    description: "Up to 2,000 characters. Left out: what was written before stays; empty: nothing is said.",
  })
  readonly words?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "What a customer says of how their ticket was solved." })
export class SatisfactionRating {
  readonly personId: string;
  readonly ticketId: string;
  readonly staffId: string | null;
  @Field(() => ID)
  readonly id: string;
  @Field(() => Rating)
  readonly rating: RatingValue;
  @Field(() => String, { nullable: true })
  readonly words: string | null;
  @Field(() => DateTime, { description: "When it was said last." })
  readonly at: Date;
  @Field(() => DateTime, { description: "Which solving it is about." })
  readonly solvedAt: Date;
}

@ObjectType({ simpleResolvers: true })
export class TicketRatePayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => SatisfactionRating, { nullable: true })
  readonly rating: SatisfactionRating | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@InputType()
export class SatisfactionFilter {
  @Field(() => Rating, { nullable: true })
  readonly rating?: RatingValue | null;
  @Field(() => ID, { nullable: true, description: "Of the tickets of this member of staff alone." })
  readonly staffId?: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "How many ratings of the last so many days were good and bad.",
})
export class SatisfactionShare {
  @Field(() => Int)
  readonly days: number;
  @Field(() => Int)
  readonly good: number;
  @Field(() => Int)
  readonly bad: number;
}

@ObjectType({ simpleResolvers: true })
export class SatisfactionConnection {
  @Field(() => [SatisfactionRating])
  readonly nodes: readonly SatisfactionRating[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}
