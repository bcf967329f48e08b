import type { ProofMethod as ProofMethodValue } from "@recourse/core";
import type {
  SensitiveAction as SensitiveActionValue,
  VerificationState as VerificationStateValue,
} from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "../tickets/ticket.type.js";
import { ProofMethod, SensitiveAction, VerificationState } from "./enums.js";

@ObjectType({
  simpleResolvers: true,
  description:
    "Proof of identity for this ticket, this requester, this action and this account; good for one use. Nobody is told what would prove it.",
})
export class Verification {
  @Field(() => VerificationState)
  readonly state: VerificationStateValue;
  @Field(() => SensitiveAction)
  readonly action: SensitiveActionValue;
  @Field(() => ProofMethod)
  readonly method: ProofMethodValue;
  @Field(() => Boolean, {
    nullable: true,
    description: "Where a code went: to whoever asked, or to another administrator.",
  })
  readonly sentToRequester: boolean | null;
  @Field(() => Int, { description: "Wrong codes that may still be given." })
  readonly attemptsLeft: number;
  @Field(() => DateTime, { description: "Until then, not including it, it can go on." })
  readonly expiresAt: Date;
  @Field(() => Boolean, { description: "One of the staff has approved; a second must." })
  readonly firstApproved: boolean;
}

@ObjectType({ simpleResolvers: true })
export class VerificationPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => Verification, { nullable: true })
  readonly verification: Verification | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@InputType()
export class VerificationStartInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ProofMethod)
  readonly method: ProofMethodValue;
}

@InputType()
export class VerificationConfirmInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => String, { description: "Eight digits; spaces and hyphens do not count." })
  readonly code: string;
}

@InputType()
export class VerificationCancelInput {
  @Field(() => ID)
  readonly ticketId: string;
}
