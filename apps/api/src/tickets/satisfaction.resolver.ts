import { rateTicket } from "@recourse/core";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { SatisfactionRating, TicketRateInput, TicketRatePayload } from "./satisfaction.type.js";
import { ratingView } from "./satisfaction.view.js";
import { Ticket } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

@Resolver(() => Ticket)
export class TicketRatingResolver {
  @Mutation(() => TicketRatePayload, {
    description:
      "What its requester or a participant says of a solved ticket. Saying it again changes it, until the ticket closes.",
  })
  async ticketRate(
    @Arg("input", () => TicketRateInput) { ticketId, ...input }: TicketRateInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketRatePayload> {
    const { deps, actor, loaders } = context;
    const uuid = uuidOf("Ticket", ticketId) ?? "";
    const result = await rateTicket(deps, actor, { ...input, ticketId: uuid });
    loaders.satisfaction().ownRating.clear(uuid);
    return {
      ticket: result.ok ? ticketView(result.ticket, context) : null,
      rating: result.ok ? ratingView(result.rating) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => SatisfactionRating, {
    nullable: true,
    description: "What the viewer said of its present solving.",
  })
  async viewerRating(
    @Root() { row }: Ticket,
    @Ctx() { loaders }: RequestContext,
  ): Promise<SatisfactionRating | null> {
    const rating = await loaders.satisfaction().ownRating.load(row.id);
    return rating === null ? null : ratingView(rating);
  }
}
