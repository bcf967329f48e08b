import type { AccountDeletion as DeletionRow } from "@recourse/core";
import type { DeletionState as DeletionStateValue } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "../tickets/ticket.type.js";
import { DeletionState } from "./enums.js";
import { Verification } from "./verification.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "An account that two of the staff have let be deleted: it waits, was stopped, or is done.",
})
export class AccountDeletion {
  /** For the fields that are worked out from it. */
  readonly row: DeletionRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DeletionState)
  readonly state: DeletionStateValue;
  @Field(() => DateTime)
  readonly approvedAt: Date;
  @Field(() => DateTime, { description: "Nothing is deleted before." })
  readonly runsAt: Date;
  @Field(() => DateTime, { nullable: true })
  readonly stoppedAt: Date | null;
  @Field(() => String, { nullable: true, description: "In words." })
  readonly stoppedBy: string | null;
  @Field(() => DateTime, { nullable: true })
  readonly doneAt: Date | null;
  @Field(() => Int, { nullable: true, description: "Of what was done." })
  readonly certificateNumber: number | null;
  @Field(() => Permission)
  readonly viewerCanStop: Permission;
}

@InputType()
export class AccountDeletionStopInput {
  @Field(() => ID)
  readonly deletionId: string;
  @Field(() => String, {
    nullable: true,
    description: "Of the link in the mail; with it no sign-in is needed.",
  })
  readonly token?: string | null;
}

@ObjectType({ simpleResolvers: true })
export class AccountDeletionStopPayload {
  @Field(() => AccountDeletion, { nullable: true })
  readonly deletion: AccountDeletion | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@InputType()
export class AccountDeletionApproveInput {
  @Field(() => ID)
  readonly ticketId: string;
}

@ObjectType({ simpleResolvers: true })
export class AccountDeletionApprovePayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => Verification, { nullable: true })
  readonly verification: Verification | null;
  @Field(() => AccountDeletion, { nullable: true, description: "Null until a second person has approved." })
  readonly deletion: AccountDeletion | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
