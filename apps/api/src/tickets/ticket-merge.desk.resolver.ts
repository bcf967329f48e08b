import { mergeTickets, splitTicket, unmergeTicket, type MergeTicketsResult } from "@recourse/core";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  TicketMergeInput,
  TicketMergePayload,
  TicketSplitInput,
  TicketSplitPayload,
  TicketUnmergeInput,
} from "./ticket-merge.input.js";
import { Ticket } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

function payloadOf(result: MergeTicketsResult, context: RequestContext): TicketMergePayload {
  return {
    ticket: result.ok ? ticketView(result.ticket, context) : null,
    merged: result.ok ? ticketView(result.merged, context) : null,
    userErrors: userErrorsOf(result),
  };
}

@Resolver(() => Ticket)
export class TicketMergeMutations {
  @Mutation(() => TicketMergePayload, {
    description: "Makes one conversation out of two of the same account. It can be taken back.",
  })
  async ticketMerge(
    @Arg("input", () => TicketMergeInput) { ticketId, version, intoId, intoVersion }: TicketMergeInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketMergePayload> {
    const { deps, actor } = context;
    const ids = { ticketId: uuidOf("Ticket", ticketId) ?? "", intoId: uuidOf("Ticket", intoId) ?? "" };
    return payloadOf(await mergeTickets(deps, actor, { ...ids, version, intoVersion }), context);
  }

  @Mutation(() => TicketMergePayload, {
    description: "As long as the ticket that it went into is not closed.",
  })
  async ticketUnmerge(
    @Arg("input", () => TicketUnmergeInput) { ticketId, version }: TicketUnmergeInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketMergePayload> {
    const { deps, actor } = context;
    return payloadOf(
      await unmergeTicket(deps, actor, { ticketId: uuidOf("Ticket", ticketId) ?? "", version }),
      context,
    );
  }

  @Mutation(() => TicketSplitPayload, {
    description:
      "Opens a ticket of the same requester out of some of their messages, where the policy admits it.",
  })
  async ticketSplit(
    @Arg("input", () => TicketSplitInput) { ticketId, messageIds, kind, ...input }: TicketSplitInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketSplitPayload> {
    const { deps, actor } = context;
    const result = await splitTicket(deps, actor, {
      ...input,
      kind: kind ?? null,
      ticketId: uuidOf("Ticket", ticketId) ?? "",
      messageIds: messageIds.map((id) => uuidOf("Message", id) ?? ""),
    });
    return {
      ticket: result.ok ? ticketView(result.ticket, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => [Ticket], { description: "Those that were merged into it." })
  async merged(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<Ticket[]> {
    const { loaders } = context;
    const ids = await loaders.ticketOrder().mergedTickets.load(row.id);
    const rows = await Promise.all(ids.map((id) => loaders.tickets().readableTicket.load(id)));
    return rows.filter((each) => each !== null).map((each) => ticketView(each, context));
  }
}
