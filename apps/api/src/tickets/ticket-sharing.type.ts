import type { TicketVisibility as Visibility } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { UserError } from "../graphql/user-error.type.js";
import { TicketVisibility } from "./enums.js";
import { Ticket } from "./ticket.type.js";

@InputType()
export class TicketVisibilitySetInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => TicketVisibility)
  readonly visibility: Visibility;
  @Field(() => Int, { description: "Of the ticket as it was read; a newer one is a conflict." })
  readonly version: number;
}

@InputType({ description: "Somebody of the ticket's account: by `personId`, or by `email`." })
export class TicketParticipantAddInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ID, { nullable: true })
  readonly personId?: string | null;
  @Field(() => String, { nullable: true, description: "The address that they sign in with." })
  readonly email?: string | null;
}

@InputType()
export class TicketParticipantRemoveInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ID)
  readonly personId: string;
}

@InputType()
export class TicketTakeOverInput {
  @Field(() => ID)
  readonly ticketId: string;
}

@InputType()
export class TicketHandOverInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ID, { description: "An active administrator of the ticket's account." })
  readonly personId: string;
  @Field(() => Int, { description: "Of the ticket as it was read; a newer one is a conflict." })
  readonly version: number;
}

@ObjectType({ simpleResolvers: true })
export class TicketSharingPayload {
  @Field(() => Ticket, { nullable: true, description: "Null also for those who read it no more." })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
