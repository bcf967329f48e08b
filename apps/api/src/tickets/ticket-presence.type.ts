import { presenceActivities, type PresenceActivity as Activity } from "@recourse/core";
import { Field, ID, InputType, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { UserError } from "../graphql/user-error.type.js";

const PresenceActivity = declareEnum("PresenceActivity", presenceActivities);

@ObjectType({ simpleResolvers: true, description: "Somebody of the staff who has a ticket open." })
export class TicketPresence {
  @Field(() => String)
  readonly name: string;
  @Field(() => PresenceActivity)
  readonly activity: Activity;
}

@InputType()
export class TicketPresenceShowInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => PresenceActivity, { nullable: true, description: "Null: the viewer leaves the ticket." })
  readonly activity?: Activity | null;
}

@ObjectType({ simpleResolvers: true })
export class TicketPresenceShowPayload {
  @Field(() => [TicketPresence], { nullable: true, description: "Who else is there." })
  readonly others: readonly TicketPresence[] | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
