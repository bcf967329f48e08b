import { macroActs, type Macro as MacroRow, type MacroAct as Act } from "@recourse/core";
import type { RequestKind as Kind } from "@recourse/policy";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { declareEnum } from "../graphql/enums.js";
import { Permission } from "../graphql/permission.type.js";
import { UserError } from "../graphql/user-error.type.js";
import { RequestKind } from "./enums.js";

const MacroAct = declareEnum("MacroAct", macroActs);

@ObjectType({ simpleResolvers: true })
export class MacroPermissions {
  @Field(() => Permission)
  readonly edit: Permission;
}

@ObjectType({ simpleResolvers: true, description: "A text that staff answer with again and again." })
export class Macro {
  readonly row: MacroRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => String)
  readonly name: string;
  @Field(() => String, { description: "Markdown with variables, such as {{requester.firstName}}." })
  readonly body: string;
  @Field(() => Boolean, { description: "Everybody's on the desk; otherwise the viewer's own." })
  readonly shared: boolean;
  @Field(() => MacroAct, { nullable: true, description: "What it suggests to do with the reply." })
  readonly act: Act | null;
  @Field(() => [RequestKind], { description: "Kinds of request that it is suggested for." })
  readonly kinds: readonly Kind[];
  @Field(() => Int, { description: "How often it was used." })
  readonly uses: number;
  @Field(() => Int)
  readonly version: number;
}

@ObjectType({ simpleResolvers: true, description: "Something that a macro can name." })
export class MacroVariable {
  @Field(() => String)
  readonly name: string;
  @Field(() => String)
  readonly description: string;
}

@InputType()
export class MacroSaveInput {
  @Field(() => ID, { nullable: true, description: "A new one, unless it is given." })
  readonly macroId?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Of the macro as it was read; a newer one is a conflict.",
  })
  readonly version?: number | null;
  @Field(() => String, { description: "1 to 100 characters." })
  readonly name: string;
  @Field(() => String, {
    description: "Markdown with variables of `macroVariables`, 1 to 20,000 characters.",
  })
  readonly body: string;
  @Field(() => Boolean, { description: "For everybody on the desk; by leads." })
  readonly shared: boolean;
  @Field(() => MacroAct, { nullable: true })
  readonly act?: Act | null;
  @Field(() => [RequestKind])
  readonly kinds: Kind[];
  @Field(() => String)
  readonly idempotencyKey: string;
}

@InputType()
export class MacroRemoveInput {
  @Field(() => ID)
  readonly macroId: string;
  @Field(() => Int, { description: "Of the macro as it was read; a newer one is a conflict." })
  readonly version: number;
}

@InputType()
export class MacroRenderInput {
  @Field(() => ID)
  readonly ticketId: string;
  @Field(() => ID)
  readonly macroId: string;
}

@ObjectType({ simpleResolvers: true })
export class MacroPayload {
  @Field(() => Macro, { nullable: true })
  readonly macro: Macro | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class MacroRenderPayload {
  @Field(() => String, { nullable: true, description: "For the ticket, to go on writing with." })
  readonly bodyMarkdown: string | null;
  @Field(() => MacroAct, { nullable: true })
  readonly act: Act | null;
  @Field(() => [String], { nullable: true, description: "Variables that this ticket has no value for." })
  readonly unfilled: readonly string[] | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
