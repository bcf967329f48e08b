import type { ProductionRejection as RejectionRow, Ticket as TicketRow } from "@recourse/core";
import type { RequestKind as Kind, TicketState as State } from "@recourse/policy";
import { Field, Int, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Decision } from "./decision.type.js";
import { RequestKind, TicketState } from "./enums.js";
import { MaskedSecrets } from "./masked.type.js";
import { RefusedRequest } from "./refused-request.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "What makes a request a production one, as the customer says.",
})
export class ProductionClaim {
  readonly rejection: RejectionRow | null;
  @Field(() => String)
  readonly resource: string;
  @Field(() => String)
  readonly affected: string;
  @Field(() => DateTime, { nullable: true })
  readonly since: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class TicketPermissions {
  /** For what is asked of it elsewhere. */
  readonly row: TicketRow;
  @Field(() => Permission)
  readonly reply: Permission;
  @Field(() => Permission)
  readonly addNote: Permission;
  @Field(() => Permission)
  readonly assign: Permission;
  @Field(() => Permission)
  readonly solve: Permission;
}

@ObjectType({ implements: Node, simpleResolvers: true, description: "A request for help that was accepted." })
export class Ticket implements Node {
  readonly id: string;
  readonly typeName: "Ticket";
  /** For the fields that are loaded or worked out from it. */
  readonly row: TicketRow;
  @Field(() => Int, { description: "What people call it." })
  readonly number: number;
  @Field(() => String)
  readonly subject: string;
  @Field(() => RequestKind)
  readonly kind: Kind;
  @Field(() => TicketState)
  readonly state: State;
  @Field(() => ProductionClaim, { nullable: true, description: "As claimed, also where it was rejected." })
  readonly production: ProductionClaim | null;
  @Field(() => Int, { nullable: true, description: "Rank in the queue, 0 first." })
  readonly priority: number | null;
  @Field(() => DateTime)
  readonly receivedAt: Date;
  @Field(() => DateTime)
  readonly updatedAt: Date;
  @Field(() => DateTime, { nullable: true })
  readonly solvedAt: Date | null;
  @Field(() => String, { nullable: true, description: "What it waits for." })
  readonly holdReason: string | null;
  @Field(() => Int, {
    description: "Grows with every change; mutations that depend on what was read want it back.",
  })
  readonly version: number;
}

@ObjectType({ simpleResolvers: true })
export class TicketConnection {
  readonly count: () => Promise<number>;
  @Field(() => [Ticket])
  readonly nodes: readonly Ticket[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({
  simpleResolvers: true,
  description: "A refusal is no error: ticket is null, and decision says why and what to do next.",
})
export class TicketOpenPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => Decision, { nullable: true })
  readonly decision: Decision | null;
  @Field(() => [MaskedSecrets], {
    description: "What was taken out of what was sent before anybody read it.",
  })
  readonly masked: readonly MaskedSecrets[];
  @Field(() => RefusedRequest, {
    nullable: true,
    description: "Where it was refused to somebody who is signed in.",
  })
  readonly refusedRequest: RefusedRequest | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TicketReplyPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [MaskedSecrets], {
    description: "What was taken out of what was sent before anybody read it.",
  })
  readonly masked: readonly MaskedSecrets[];
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
