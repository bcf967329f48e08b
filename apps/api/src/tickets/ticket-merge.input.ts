import type { RequestKind as Kind } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../graphql/user-error.type.js";
import { RequestKind } from "./enums.js";
import { Ticket } from "./ticket.type.js";

const VERSION = "Of the ticket as it was read; a newer one is a conflict.";

@InputType()
export class TicketMergeInput {
  @Field(() => ID, { description: "Is closed; its number leads to the other one from then on." })
  readonly ticketId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
  @Field(() => ID, { description: "Goes on with everything that was written to both." })
  readonly intoId: string;
  @Field(() => Int, { description: VERSION })
  readonly intoVersion: number;
}

@InputType()
export class TicketUnmergeInput {
  @Field(() => ID, { description: "The one that was merged into another." })
  readonly ticketId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
}

@InputType()
export class TicketSplitInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => Int, { description: VERSION })
  readonly version: number;
  @Field(() => [ID], {
    description:
      "1 to 50 replies of the customer's side to this ticket. They are copied: the conversation stays whole.",
  })
  readonly messageIds: string[];
  @Field(() => String, { description: "1 to 200 characters." })
  readonly subject: string;
  @Field(() => RequestKind, { nullable: true, description: "That of the ticket, unless it is given." })
  readonly kind?: Kind | null;
  @Field(() => String)
  readonly idempotencyKey: string;
}

@ObjectType({ simpleResolvers: true })
export class TicketMergePayload {
  @Field(() => Ticket, { nullable: true, description: "The one that goes on." })
  readonly ticket: Ticket | null;
  @Field(() => Ticket, { nullable: true, description: "The one that was merged, or is separate again." })
  readonly merged: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TicketSplitPayload {
  @Field(() => Ticket, { nullable: true, description: "The new one." })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
