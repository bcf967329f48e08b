import type { RequestKind as Kind } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { LocalDate } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { RequestKind } from "./enums.js";
import { RefusedRequest } from "./refused-request.type.js";
import { PlatformInput } from "./ticket.input.js";
import { Ticket } from "./ticket.type.js";

export const ContestedFilter = declareEnum(
  "ContestedFilter",
  ["open", "ever"],
  "Those whose contest waits for an answer; or those that wait or were answered.",
);

@InputType()
export class RefusalFilter {
  @Field(() => String, { nullable: true, description: "Code of the first reason." })
  readonly reason?: string | null;
  @Field(() => ContestedFilter, { nullable: true })
  readonly contested?: "open" | "ever" | null;
  @Field(() => ID, { nullable: true })
  readonly accountId?: string | null;
  @Field(() => LocalDate, {
    nullable: true,
    description: "Received on it or later, in the zone of the policy.",
  })
  readonly from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: "Received on it or before." })
  readonly to?: string | null;
}

@InputType()
export class ContestUpholdInput {
  @Field(() => ID)
  readonly refusedRequestId: string;
  @Field(() => Int)
  readonly version: number;
  @Field(() => String, { description: "For the requester to read, 1 to 5,000 characters." })
  readonly answer: string;
}

@InputType({
  description: "What of the request was another than the requester said; what is left out stays.",
})
export class RequestCorrection {
  @Field(() => RequestKind, { nullable: true })
  readonly kind?: Kind;
  @Field(() => String, { nullable: true, description: "BCP 47 tag." })
  readonly language?: string;
  @Field(() => Boolean, { nullable: true })
  readonly production?: boolean;
  @Field(() => Boolean, { nullable: true })
  readonly critical?: boolean;
  @Field(() => Boolean, { nullable: true })
  readonly thirdParty?: boolean;
  @Field(() => String, { nullable: true, description: "Null: none is named." })
  readonly protocol?: string | null;
  @Field(() => PlatformInput, { nullable: true, description: "Null: none is named." })
  readonly platform?: PlatformInput | null;
}

@InputType()
export class RefusalDecideAnewInput {
  @Field(() => ID)
  readonly refusedRequestId: string;
  @Field(() => Int)
  readonly version: number;
  @Field(() => RequestCorrection, { nullable: true })
  readonly request?: RequestCorrection | null;
  @Field(() => String, { description: "For the requester to read, 1 to 5,000 characters." })
  readonly answer: string;
  @Field(() => String)
  readonly idempotencyKey: string;
}

@ObjectType({ simpleResolvers: true })
export class ContestUpholdPayload {
  @Field(() => RefusedRequest, { nullable: true })
  readonly refusedRequest: RefusedRequest | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class RefusalDecideAnewPayload {
  @Field(() => RefusedRequest, { nullable: true })
  readonly refusedRequest: RefusedRequest | null;
  @Field(() => Ticket, { nullable: true, description: "Where the new decision admits the request." })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
