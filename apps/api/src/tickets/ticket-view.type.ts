import type { TicketView as ViewRow, ViewFilter } from "@recourse/core";
import type { RequestKind as Kind, TicketState as State } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { globalId } from "../graphql/global-id.js";
import { UserError } from "../graphql/user-error.type.js";
import { QueueAssignee, QueueFilter } from "./desk-ticket.input.js";
import { RequestKind, TicketState } from "./enums.js";

@ObjectType({ simpleResolvers: true, description: "What of the queue a view shows: as QueueFilter." })
export class TicketViewFilter {
  readonly filter: ViewFilter;
  @Field(() => [TicketState])
  readonly states: readonly State[];
  @Field(() => QueueAssignee, { nullable: true })
  readonly assignee: "me" | "nobody" | "anybody" | null;
  @Field(() => Boolean, { nullable: true })
  readonly production: boolean | null;
  @Field(() => [RequestKind])
  readonly kinds: readonly Kind[];
  @Field(() => String, { nullable: true })
  readonly text: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: "A part of the queue under a name: one's own, or for everybody on the desk.",
})
export class TicketView {
  readonly row: ViewRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => String)
  readonly name: string;
  @Field(() => Boolean)
  readonly shared: boolean;
  @Field(() => Int, { description: "Among the views of its kind; the least is first." })
  readonly position: number;
  @Field(() => Int, { description: "Grows with every change; changes want it back." })
  readonly version: number;
  @Field(() => TicketViewFilter)
  readonly filter: TicketViewFilter;
}

export function viewOfRow(row: ViewRow): TicketView {
  const { name, shared, position, version, filter } = row;
  const { states, assignee, production, kinds, text } = filter;
  return {
    ...{ row, name, shared, position, version },
    id: globalId("TicketView", row.id),
    filter: { filter, states, assignee, production, kinds, text },
  };
}

@InputType()
export class TicketViewSaveInput {
  @Field(() => String, { description: "1 to 60 characters." })
  readonly name: string;
  @Field(() => QueueFilter)
  readonly filter: QueueFilter;
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: "For everybody: leads alone." })
  readonly shared?: boolean | null;
  @Field(() => String)
  readonly idempotencyKey: string;
}

@InputType({ description: "What is left out stays as it is." })
export class TicketViewChangeInput {
  @Field(() => ID)
  readonly viewId: string;
  @Field(() => Int, { description: "Of the view as it was read; a newer one is a conflict." })
  readonly version: number;
  @Field(() => String, { nullable: true })
  readonly name?: string | null;
  @Field(() => QueueFilter, { nullable: true })
  readonly filter?: QueueFilter | null;
  @Field(() => Int, { nullable: true, description: "1 is first." })
  readonly position?: number | null;
}

@InputType()
export class TicketViewDeleteInput {
  @Field(() => ID)
  readonly viewId: string;
  @Field(() => Int, { description: "Of the view as it was read; a newer one is a conflict." })
  readonly version: number;
}

@ObjectType({ simpleResolvers: true })
export class TicketViewPayload {
  @Field(() => TicketView, { nullable: true })
  readonly view: TicketView | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TicketViewDeletePayload {
  @Field(() => ID, { nullable: true })
  readonly deletedId: string | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
