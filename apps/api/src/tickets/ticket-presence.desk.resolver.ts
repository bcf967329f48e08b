import { showPresence } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { TicketPresenceShowInput, TicketPresenceShowPayload } from "./ticket-presence.type.js";

@Resolver()
export class TicketPresenceResolver {
  @Mutation(() => TicketPresenceShowPayload, {
    description:
      "Says what the viewer does on a ticket and answers with who else is there. Forgotten after 30 seconds: say it again before.",
  })
  async ticketPresenceShow(
    @Arg("input", () => TicketPresenceShowInput) { ticketId, activity }: TicketPresenceShowInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TicketPresenceShowPayload> {
    const result = await showPresence(deps, actor, {
      ticketId: uuidOf("Ticket", ticketId) ?? "",
      activity: activity ?? null,
    });
    return { others: result.ok ? result.others : null, userErrors: userErrorsOf(result) };
  }
}
