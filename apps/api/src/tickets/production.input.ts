import { Field, ID, InputType, Int } from "type-graphql";

@InputType()
export class TicketProductionRejectInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => Int, { description: "Of the ticket as it was read; a newer one is a conflict." })
  readonly version: number;
  @Field(() => String, { description: "Plain text, 1 to 1,000 characters. The customer reads it." })
  readonly reason: string;
}

@InputType()
export class TicketProductionRestoreInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => Int, { description: "Of the ticket as it was read; a newer one is a conflict." })
  readonly version: number;
}
