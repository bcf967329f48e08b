import { Field, ID, InputType, ObjectType } from "type-graphql";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "./ticket.type.js";

@InputType()
export class TicketReplyUndoInput {
  @Field(() => ID)
  readonly messageId: string;
}

@ObjectType({ simpleResolvers: true })
export class TicketReplyUndoPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => String, { nullable: true, description: "The text that was taken back, to go on with." })
  readonly bodyMarkdown: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "True where the ticket is as it was before the reply; false where somebody has changed it since.",
  })
  readonly stateRestored: boolean | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@InputType()
export class TicketTakeInput {
  @Field(() => ID)
  readonly ticketId: string;
}
