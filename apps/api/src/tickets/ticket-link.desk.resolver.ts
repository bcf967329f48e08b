import { linkTickets, unlinkTickets, type LinkTicketsResult } from "@recourse/core";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { TicketLink, TicketLinkInput, TicketLinkPayload, TicketUnlinkInput } from "./ticket-link.type.js";
import { Ticket } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

function payloadOf(result: LinkTicketsResult, context: RequestContext): TicketLinkPayload {
  return { ticket: result.ok ? ticketView(result.ticket, context) : null, userErrors: userErrorsOf(result) };
}

@Resolver(() => TicketLink)
export class TicketLinkResolver {
  @FieldResolver(() => Ticket, { nullable: true })
  async ticket(@Root() { otherId }: TicketLink, @Ctx() context: RequestContext): Promise<Ticket | null> {
    const { loaders } = context;
    const row = await loaders.tickets().readableTicket.load(otherId);
    return row === null ? null : ticketView(row, context);
  }

  @Mutation(() => TicketLinkPayload, {
    description: "Of whatever accounts: customers are not told. Two tickets are linked once.",
  })
  async ticketLink(
    @Arg("input", () => TicketLinkInput) { ticketId, otherId, kind }: TicketLinkInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketLinkPayload> {
    const { deps, actor, loaders } = context;
    const ids = { ticketId: uuidOf("Ticket", ticketId) ?? "", otherId: uuidOf("Ticket", otherId) ?? "" };
    loaders.ticketOrder().links.clearAll();
    return payloadOf(await linkTickets(deps, actor, { ...ids, kind }), context);
  }

  @Mutation(() => TicketLinkPayload)
  async ticketUnlink(
    @Arg("input", () => TicketUnlinkInput) { ticketId, otherId }: TicketUnlinkInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketLinkPayload> {
    const { deps, actor, loaders } = context;
    const ids = { ticketId: uuidOf("Ticket", ticketId) ?? "", otherId: uuidOf("Ticket", otherId) ?? "" };
    loaders.ticketOrder().links.clearAll();
    return payloadOf(await unlinkTickets(deps, actor, ids), context);
  }
}

@Resolver(() => Ticket)
export class LinksOfTicketResolver {
  @FieldResolver(() => [TicketLink], { description: "In the order in which they were made." })
  async links(@Root() { row }: Ticket, @Ctx() { loaders }: RequestContext): Promise<TicketLink[]> {
    return (await loaders.ticketOrder().links.load(row.id)).map(({ id, otherId, kind, reversed }) => ({
      id: globalId("TicketLink", id),
      otherId,
      kind,
      reversed,
    }));
  }
}
