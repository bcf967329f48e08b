import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { DateTime } from "../graphql/scalars.js";
import { TicketTarget } from "./ticket-target.type.js";
import { ticketTargets } from "./ticket-target.view.js";
import { Ticket } from "./ticket.type.js";

@Resolver(() => Ticket)
export class TargetsOfTicket {
  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "Of the internal target that is not met yet; null where there is none, or while it is paused.",
  })
  dueAt(@Root() { row }: Ticket): Date | null {
    return row.dueAt;
  }

  @FieldResolver(() => [TicketTarget], {
    complexity: 5,
    description: "Internal targets, oldest first: at most one of them is not over.",
  })
  async targets(@Root() { row }: Ticket, @Ctx() { deps, loaders }: RequestContext): Promise<TicketTarget[]> {
    return ticketTargets(deps.policy, await loaders.targets().clockSegments.load(row.id), deps.clock.now());
  }
}
