import {
  findTicketById,
  listMacros,
  macroVariables,
  policyViewer,
  removeMacro,
  renderMacro,
  saveMacro,
  staffIdOf,
  type Macro as MacroRow,
  type MacroResult,
} from "@recourse/core";
import { mayEditMacro } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  Macro,
  MacroPayload,
  MacroPermissions,
  MacroRemoveInput,
  MacroRenderInput,
  MacroRenderPayload,
  MacroSaveInput,
  MacroVariable,
} from "./macro.type.js";

function macroView(row: MacroRow): Macro {
  const { name, body, act, kinds, uses, version } = row;
  return {
    row,
    id: globalId("Macro", row.id),
    name,
    body,
    shared: row.ownerId === null,
    act,
    kinds,
    uses,
    version,
  };
}

function payloadOf(result: MacroResult): MacroPayload {
  return { macro: result.ok ? macroView(result.macro) : null, userErrors: userErrorsOf(result) };
}

@Resolver(() => Macro)
export class MacroResolver {
  @Query(() => [Macro], {
    description:
      "The shared ones and the viewer's own; those that suit the ticket first, then those used most.",
  })
  async macros(
    @Arg("ticketId", () => ID, { nullable: true }) ticketId: string | null | undefined,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Macro[]> {
    const ticket =
      ticketId == null ? null : await findTicketById(deps.db, actor, uuidOf("Ticket", ticketId) ?? "");
    return (await listMacros(deps.db, actor, ticket?.kind ?? null)).map(macroView);
  }

  @Query(() => [MacroVariable], { description: "All that a macro can name." })
  macroVariables(): MacroVariable[] {
    return Object.entries(macroVariables).map(([name, description]) => ({ name, description }));
  }

  @Mutation(() => MacroPayload)
  async macroSave(
    @Arg("input", () => MacroSaveInput) { macroId, version, act, ...input }: MacroSaveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MacroPayload> {
    const id = macroId == null ? null : (uuidOf("Macro", macroId) ?? "");
    return payloadOf(
      await saveMacro(deps, actor, { ...input, macroId: id, version: version ?? null, act: act ?? null }),
    );
  }

  @Mutation(() => MacroPayload)
  async macroRemove(
    @Arg("input", () => MacroRemoveInput) { macroId, version }: MacroRemoveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MacroPayload> {
    return payloadOf(await removeMacro(deps, actor, { macroId: uuidOf("Macro", macroId) ?? "", version }));
  }

  @Mutation(() => MacroRenderPayload, {
    description: "The text of a macro for one ticket. Names and subjects in it are text, never markup.",
  })
  async macroRender(
    @Arg("input", () => MacroRenderInput) { ticketId, macroId }: MacroRenderInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<MacroRenderPayload> {
    const result = await renderMacro(deps, actor, {
      ticketId: uuidOf("Ticket", ticketId) ?? "",
      macroId: uuidOf("Macro", macroId) ?? "",
    });
    return {
      bodyMarkdown: result.ok ? result.body : null,
      act: result.ok ? result.act : null,
      unfilled: result.ok ? result.unfilled : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => MacroPermissions)
  viewerCan(@Root() { row }: Macro, @Ctx() { actor }: RequestContext): MacroPermissions {
    const access = { shared: row.ownerId === null, mine: row.ownerId === staffIdOf(actor) };
    return { edit: mayEditMacro(policyViewer(actor), access) };
  }
}
