import { rejectProduction, restoreProduction, type JudgeProductionResult } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { TicketProductionRejectInput, TicketProductionRestoreInput } from "./production.input.js";
import { TicketProductionPayload } from "./production.type.js";
import { ticketView } from "./ticket.view.js";

function payloadOf(result: JudgeProductionResult): TicketProductionPayload {
  return { ticket: result.ok ? ticketView(result.ticket) : null, userErrors: userErrorsOf(result) };
}

@Resolver()
export class ProductionMutations {
  @Mutation(() => TicketProductionPayload, {
    description:
      "Does not let the claim stand that production is affected; the ticket is queued as without it, and the customer reads why.",
  })
  async ticketProductionReject(
    @Arg("input", () => TicketProductionRejectInput) { ticketId, ...input }: TicketProductionRejectInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TicketProductionPayload> {
    return payloadOf(
      await rejectProduction(deps, actor, { ...input, ticketId: uuidOf("Ticket", ticketId) ?? "" }),
    );
  }

  @Mutation(() => TicketProductionPayload, { description: "Lets a rejected claim stand after all." })
  async ticketProductionRestore(
    @Arg("input", () => TicketProductionRestoreInput) { ticketId, ...input }: TicketProductionRestoreInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TicketProductionPayload> {
    return payloadOf(
      await restoreProduction(deps, actor, { ...input, ticketId: uuidOf("Ticket", ticketId) ?? "" }),
    );
  }
}
