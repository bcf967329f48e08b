import type { TicketLinkKind as Kind } from "@recourse/core";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "./ticket.type.js";

const TicketLinkKind = declareEnum(
  "TicketLinkKind",
  ["related", "duplicate", "split"],
  "DUPLICATE: one asks what the other asks. SPLIT: one came out of the other.",
);
const TicketLinkKindInput = declareEnum("TicketLinkKindInput", ["related", "duplicate"]);

@ObjectType({
  simpleResolvers: true,
  description: "That two tickets have to do with each other. Among staff.",
})
export class TicketLink {
  readonly otherId: string;
  @Field(() => ID)
  readonly id: string;
  @Field(() => TicketLinkKind)
  readonly kind: Kind;
  @Field(() => Boolean, {
    description: "The other one is the duplicate of this, or this one came out of the other.",
  })
  readonly reversed: boolean;
}

@InputType()
export class TicketLinkInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ID)
  readonly otherId: string;
  @Field(() => TicketLinkKindInput, { description: "DUPLICATE: the first asks what the other asks." })
  readonly kind: Exclude<Kind, "split">;
}

@InputType()
export class TicketUnlinkInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ID)
  readonly otherId: string;
}

@ObjectType({ simpleResolvers: true })
export class TicketLinkPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
