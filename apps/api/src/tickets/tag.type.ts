import type { Tag as TagRow } from "@recourse/core";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { globalId } from "../graphql/global-id.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "./ticket.type.js";

@ObjectType({
  simpleResolvers: true,
  description: "A word that staff put tickets in order by; lower case, at most 40 characters.",
})
export class Tag {
  readonly uuid: string;
  @Field(() => ID)
  readonly id: string;
  @Field(() => String)
  readonly name: string;
  @Field(() => Int, { description: "Grows with every change; renaming and deleting want it back." })
  readonly version: number;
}

export function tagView({ id, name, version }: TagRow): Tag {
  return { uuid: id, id: globalId("Tag", id), name, version };
}

@ObjectType({ simpleResolvers: true })
export class TicketTagPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TagPayload {
  @Field(() => Tag, { nullable: true })
  readonly tag: Tag | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TagDeletePayload {
  @Field(() => ID, { nullable: true })
  readonly deletedId: string | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
