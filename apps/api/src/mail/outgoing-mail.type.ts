import { mailStates, type MailState as State } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";

export const MailState = declareEnum(
  "MailState",
  mailStates,
  "SENDING: the server may have it already. UNCERTAIN: nobody knows whether it has it. DEAD: every attempt failed. DROPPED: it was not to be sent any more.",
);
const MailWayOut = declareEnum(
  "MailWayOut",
  ["smtp", "mailbox", "none", "off"],
  "Where mail goes: to a server, into the demo's mailbox, nowhere as nobody said where, or nowhere as it was turned off.",
);

@ObjectType({ simpleResolvers: true, description: "One mail to one address." })
export class OutgoingMail {
  @Field(() => ID)
  readonly id: string;
  @Field(() => String, { description: "Which mail it is, such as `reply` or `invitation`." })
  readonly template: string;
  @Field(() => String)
  readonly to: string;
  @Field(() => Int, { nullable: true, description: "Of the ticket that it is about." })
  readonly ticketNumber: number | null;
  @Field(() => MailState)
  readonly state: State;
  @Field(() => Int, { description: "Since it was written, or sent again." })
  readonly attempts: number;
  @Field(() => String, { nullable: true, description: "What the last attempt ended with." })
  readonly lastError: string | null;
  @Field(() => DateTime, { nullable: true, description: "Null: as soon as possible." })
  readonly nextAttemptAt: Date | null;
  @Field(() => DateTime)
  readonly createdAt: Date;
  @Field(() => DateTime, { nullable: true })
  readonly sentAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description: "What a server on the way said of it since: that it did not arrive, or not yet.",
  })
  readonly bounceReason: string | null;
  @Field(() => Permission, { description: "Whether the viewer may have it sent once more." })
  readonly maySendAgain: Permission;
}

@ObjectType({ simpleResolvers: true })
export class OutgoingMailConnection {
  @Field(() => [OutgoingMail])
  readonly nodes: readonly OutgoingMail[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "How outgoing mail is doing." })
export class MailOutbox {
  @Field(() => MailWayOut)
  readonly wayOut: "smtp" | "mailbox" | "none" | "off";
  @Field(() => DateTime, { nullable: true, description: "Since when nothing is sent; null: it is." })
  readonly pausedAt: Date | null;
  @Field(() => String, { nullable: true })
  readonly pausedReason: string | null;
  @Field(() => Int)
  readonly waiting: number;
  @Field(() => Int)
  readonly uncertain: number;
  @Field(() => Int)
  readonly dead: number;
  @Field(() => DateTime, { nullable: true })
  readonly oldestWaitingAt: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A mail as it looks, filled with people who do not exist.",
})
export class MailPreview {
  @Field(() => String)
  readonly template: string;
  @Field(() => String)
  readonly subject: string;
  @Field(() => String)
  readonly text: string;
  @Field(() => String, { description: "A page of its own. Frame it sandboxed." })
  readonly html: string;
}

@InputType()
export class MailSendAgainInput {
  @Field(() => ID)
  mailId: string;
}

@ObjectType({ simpleResolvers: true })
export class MailSendAgainPayload {
  @Field(() => OutgoingMail, { nullable: true })
  readonly mail: OutgoingMail | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
