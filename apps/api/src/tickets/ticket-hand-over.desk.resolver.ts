import { handOverTicket, policyViewer } from "@recourse/core";
import { mayHandOver } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Permission } from "../graphql/permission.type.js";
import { sharingPayload } from "./ticket-sharing.resolver.js";
import { TicketHandOverInput, TicketSharingPayload } from "./ticket-sharing.type.js";
import { TicketPermissions } from "./ticket.type.js";

@Resolver(() => TicketPermissions)
export class TicketHandOverResolver {
  @Mutation(() => TicketSharingPayload, {
    description:
      "Makes another active administrator of the account the requester; the former one, where active, stays as a participant.",
  })
  async ticketHandOver(
    @Arg("input", () => TicketHandOverInput) { ticketId, personId, version }: TicketHandOverInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketSharingPayload> {
    const result = await handOverTicket(context.deps, context.actor, {
      ticketId: uuidOf("Ticket", ticketId) ?? "",
      personId: uuidOf("Person", personId) ?? "",
      version,
    });
    return sharingPayload(result, context);
  }

  @FieldResolver(() => Permission, {
    description: "Make another administrator of the account the requester.",
  })
  handOver(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayHandOver(policyViewer(actor), row);
  }
}
