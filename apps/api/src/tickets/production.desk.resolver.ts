import { rejectProduction, restoreProduction, type JudgeProductionResult } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { TicketProductionRejectInput, TicketProductionRestoreInput } from "./production.input.js";
import { TicketProductionPayload } from "./production.type.js";
import { ticketView } from "./ticket.view.js";

function payloadOf(result: JudgeProductionResult, context: RequestContext): TicketProductionPayload {
  return { ticket: result.ok ? ticketView(result.ticket, context) : null, userErrors: userErrorsOf(result) };
}

@Resolver()
export class ProductionMutations {
  @Mutation(() => TicketProductionPayload, {
    description:
      "Does not let the claim stand that production is affected; the ticket is queued as without it, and the customer reads why.",
  })
  async ticketProductionReject(
    @Arg("input", () => TicketProductionRejectInput) { ticketId, ...input }: TicketProductionRejectInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketProductionPayload> {
    return payloadOf(
      await rejectProduction(context.deps, context.actor, {
        ...input,
        ticketId: uuidOf("Ticket", ticketId) ?? "",
      }),
      context,
    );
  }

  @Mutation(() => TicketProductionPayload, { description: "Lets a rejected claim stand after all." })
  async ticketProductionRestore(
    @Arg("input", () => TicketProductionRestoreInput) { ticketId, ...input }: TicketProductionRestoreInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketProductionPayload> {
    return payloadOf(
      await restoreProduction(context.deps, context.actor, {
        ...input,
        ticketId: uuidOf("Ticket", ticketId) ?? "",
      }),
      context,
    );
  }
}
