import {
  incomingMailStates,
  quarantineCauses,
  type IncomingMailState as State,
  type QuarantineCause as Cause,
} from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";

const IncomingMailState = declareEnum(
  "IncomingMailState",
  incomingMailStates,
  "RECEIVED: nobody has looked at it yet. PARKED: it could not be read. QUARANTINED: it waits for a person. HANDLED: it became something.",
);
const QuarantineCause = declareEnum("QuarantineCause", quarantineCauses, "Why a mail waits for a person.");

@ObjectType({
  simpleResolvers: true,
  description: "A mail that came in. Everything in it is what its sender says.",
})
export class IncomingMail {
  @Field(() => ID)
  readonly id: string;
  @Field(() => IncomingMailState)
  readonly state: State;
  @Field(() => QuarantineCause, { nullable: true })
  readonly cause: Cause | null;
  @Field(() => String, { nullable: true, description: "Of a parked one: what went wrong." })
  readonly lastError: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The one address in From; null: there is none that is certain.",
  })
  readonly from: string | null;
  @Field(() => String, { description: "Of the envelope; empty: none." })
  readonly envelopeFrom: string;
  @Field(() => String, {
    nullable: true,
    description: "What SPF, DKIM, DMARC and ARC said; null: they could not be asked.",
  })
  readonly authentication: string | null;
  @Field(() => String, { description: "Address of the server that handed it over." })
  readonly clientAddress: string;
  @Field(() => String, { nullable: true })
  readonly subject: string | null;
  @Field(() => String, { nullable: true, description: "Plain text, without secrets." })
  readonly body: string | null;
  @Field(() => [String], { description: "Whom it names in To and Cc." })
  readonly copiedTo: readonly string[];
  @Field(() => Int)
  readonly bytes: number;
  @Field(() => Int, { nullable: true, description: "Of the ticket that it names or belongs to." })
  readonly ticketNumber: number | null;
  @Field(() => DateTime)
  readonly receivedAt: Date;
  @Field(() => Permission)
  readonly mayRelease: Permission;
  @Field(() => Permission)
  readonly mayReadAgain: Permission;
  @Field(() => Permission)
  readonly mayDelete: Permission;
  @Field(() => Permission, { description: "As it came, from `/desk/exports/mails/<id>`." })
  readonly mayDownload: Permission;
}

@ObjectType({ simpleResolvers: true })
export class IncomingMailConnection {
  @Field(() => [IncomingMail])
  readonly nodes: readonly IncomingMail[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@InputType()
export class IncomingMailActInput {
  @Field(() => ID)
  mailId: string;
}

@ObjectType({ simpleResolvers: true })
export class IncomingMailActPayload {
  @Field(() => IncomingMail, { nullable: true })
  readonly mail: IncomingMail | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
