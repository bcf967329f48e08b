import {
  addParticipant,
  policyViewer,
  readsTicket,
  removeParticipant,
  setTicketVisibility,
  takeOverTicket,
  type ShareTicketResult,
} from "@recourse/core";
import {
  mayLeaveTicket,
  mayRateTicket,
  mayShareTicket,
  mayTakeOver,
  type TicketVisibility as Visibility,
} from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { personView } from "../accounts/account.view.js";
import { Person } from "../accounts/person.type.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { TicketVisibility } from "./enums.js";
import {
  TicketParticipantAddInput,
  TicketParticipantRemoveInput,
  TicketSharingPayload,
  TicketTakeOverInput,
  TicketVisibilitySetInput,
} from "./ticket-sharing.type.js";
import { Ticket, TicketPermissions } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

/** A ticket that was shared otherwise; who put it out of their own sight is not shown it again. */
export function sharingPayload(result: ShareTicketResult, context: RequestContext): TicketSharingPayload {
  const seen = result.ok && readsTicket(context.actor, result.ticket);
  return { ticket: seen ? ticketView(result.ticket, context) : null, userErrors: userErrorsOf(result) };
}

/** By id where one is given. What is no id of a person is somebody whom nobody knows. */
function whoOf({ personId, email }: TicketParticipantAddInput): { personId: string } | { email: string } {
  return personId == null ? { email: email ?? "" } : { personId: uuidOf("Person", personId) ?? "" };
}

@Resolver(() => Ticket)
export class TicketSharingResolver {
  @Mutation(() => TicketSharingPayload, {
    description: "Lets the account's other administrators read a ticket, or keeps it from them.",
  })
  async ticketVisibilitySet(
    @Arg("input", () => TicketVisibilitySetInput) { ticketId, ...input }: TicketVisibilitySetInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketSharingPayload> {
    const { deps, actor } = context;
    const result = await setTicketVisibility(deps, actor, {
      ...input,
      ticketId: uuidOf("Ticket", ticketId) ?? "",
    });
    return sharingPayload(result, context);
  }

  @Mutation(() => TicketSharingPayload, {
    description:
      "Asks somebody of the account to join. They read the ticket and reply, whatever its visibility.",
  })
  async ticketParticipantAdd(
    @Arg("input", () => TicketParticipantAddInput) input: TicketParticipantAddInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketSharingPayload> {
    const { deps, actor } = context;
    const ticketId = uuidOf("Ticket", input.ticketId) ?? "";
    return sharingPayload(await addParticipant(deps, actor, { ticketId, who: whoOf(input) }), context);
  }

  @Mutation(() => TicketSharingPayload, {
    description: "For whoever shares the ticket, and to leave oneself.",
  })
  async ticketParticipantRemove(
    @Arg("input", () => TicketParticipantRemoveInput) { ticketId, personId }: TicketParticipantRemoveInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketSharingPayload> {
    const { deps, actor } = context;
    const result = await removeParticipant(deps, actor, {
      ticketId: uuidOf("Ticket", ticketId) ?? "",
      personId: uuidOf("Person", personId) ?? "",
    });
    return sharingPayload(result, context);
  }

  @Mutation(() => TicketSharingPayload, {
    description:
      "Makes the viewer the requester of a ticket whose requester is active no more. Of several at once, one is.",
  })
  async ticketTakeOver(
    @Arg("input", () => TicketTakeOverInput) { ticketId }: TicketTakeOverInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketSharingPayload> {
    const { deps, actor } = context;
    return sharingPayload(
      await takeOverTicket(deps, actor, { ticketId: uuidOf("Ticket", ticketId) ?? "" }),
      context,
    );
  }

  @FieldResolver(() => TicketVisibility)
  visibility(@Root() { row }: Ticket): Visibility {
    return row.visibility;
  }

  @FieldResolver(() => [Person], { description: "People of the account who were asked to join." })
  async participants(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<Person[]> {
    const people = await Promise.all(
      row.participantIds.map((id) => context.loaders.accounts().person.load(id)),
    );
    return people.flatMap((person) => personView(person, context) ?? []);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "Since when the account's administrators are asked who takes it over; null: its requester is active.",
  })
  handoverOfferedAt(@Root() { row }: Ticket): Date | null {
    return row.handoverOfferedAt;
  }
}

@Resolver(() => TicketPermissions)
export class TicketSharingPermissionsResolver {
  @FieldResolver(() => Permission, { description: "Change its visibility, add and remove participants." })
  share(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayShareTicket(policyViewer(actor), row);
  }

  @FieldResolver(() => Permission, { description: "Stop being a participant." })
  leave(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayLeaveTicket(policyViewer(actor), row);
  }

  @FieldResolver(() => Permission, {
    description: "Become the requester, where the present one is active no more.",
  })
  takeOver(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayTakeOver(policyViewer(actor), row);
  }

  @FieldResolver(() => Permission, { description: "Say how it was solved." })
  rate(@Root() { row }: TicketPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayRateTicket(policyViewer(actor), row);
  }
}
