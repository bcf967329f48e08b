import type { RequestKind as Kind } from "@recourse/policy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { PageInfo } from "../graphql/page.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Decision } from "./decision.type.js";
import { RequestKind } from "./enums.js";
import { Ticket } from "./ticket.type.js";

@ObjectType({ simpleResolvers: true })
export class QueueCounts {
  @Field(() => Int)
  readonly open: number;
  @Field(() => Int, { description: "Open ones that affect production." })
  readonly production: number;
  @Field(() => Int, { description: "Open ones that nobody is assigned to." })
  readonly unassigned: number;
  @Field(() => Int, { description: "Open ones that the viewer is assigned to." })
  readonly mine: number;
  @Field(() => Int, { description: "Those that wait for the customer or a defect." })
  readonly waiting: number;
}

@ObjectType({ simpleResolvers: true, description: "A request that did not open a ticket." })
export class RefusedRequest {
  readonly accountId: string | null;
  readonly personId: string | null;
  @Field(() => ID)
  readonly id: string;
  @Field(() => DateTime)
  readonly at: Date;
  @Field(() => Decision)
  readonly decision: Decision;
  @Field(() => RequestKind)
  readonly kind: Kind;
  @Field(() => String, { nullable: true })
  readonly subject: string | null;
  @Field(() => String, { nullable: true })
  readonly body: string | null;
}

@ObjectType({ simpleResolvers: true })
export class RefusalConnection {
  @Field(() => [RefusedRequest])
  readonly nodes: readonly RefusedRequest[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class TicketAssignPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TicketSolvePayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TicketWaitPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
