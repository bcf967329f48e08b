import { addInternalNote, assignTicket, solveTicket, waitOnCustomer } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { uploadIds } from "./attachment.view.js";
import {
  TicketAssignInput,
  TicketNoteAddInput,
  TicketSolveInput,
  TicketWaitInput,
} from "./desk-ticket.input.js";
import { TicketAssignPayload, TicketSolvePayload, TicketWaitPayload } from "./desk-ticket.type.js";
import { maskedView } from "./masked.view.js";
import { TicketReplyPayload } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

type Changed = Parameters<typeof userErrorsOf>[0] &
  ({ ok: false } | { ok: true; ticket: Parameters<typeof ticketView>[0] });

function payloadOf(result: Changed, context: RequestContext): TicketSolvePayload {
  return { ticket: result.ok ? ticketView(result.ticket, context) : null, userErrors: userErrorsOf(result) };
}

@Resolver()
export class DeskTicketResolver {
  @Mutation(() => TicketReplyPayload, { description: "Writes to the staff alone." })
  async ticketNoteAdd(
    @Arg("input", () => TicketNoteAddInput) { ticketId, attachmentIds, ...input }: TicketNoteAddInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketReplyPayload> {
    const note = {
      ...input,
      ticketId: uuidOf("Ticket", ticketId) ?? "",
      attachmentIds: uploadIds(attachmentIds),
    };
    const result = await addInternalNote(context.deps, context.actor, note);
    return { ...payloadOf(result, context), masked: maskedView(result.ok ? result.masked : []) };
  }

  @Mutation(() => TicketAssignPayload)
  async ticketAssign(
    @Arg("input", () => TicketAssignInput) { ticketId, staffId, version }: TicketAssignInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketAssignPayload> {
    return payloadOf(
      await assignTicket(context.deps, context.actor, {
        ticketId: uuidOf("Ticket", ticketId) ?? "",
        staffId: staffId == null ? null : (uuidOf("StaffMember", staffId) ?? ""),
        version,
      }),
      context,
    );
  }

  @Mutation(() => TicketSolvePayload)
  async ticketSolve(
    @Arg("input", () => TicketSolveInput) { ticketId, attachmentIds, ...input }: TicketSolveInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketSolvePayload> {
    return payloadOf(
      await solveTicket(context.deps, context.actor, {
        ...input,
        ticketId: uuidOf("Ticket", ticketId) ?? "",
        attachmentIds: uploadIds(attachmentIds),
      }),
      context,
    );
  }

  @Mutation(() => TicketWaitPayload, {
    description: "Asks the customer for something; the ticket leaves the queue until they answer.",
  })
  async ticketWaitOnCustomer(
    @Arg("input", () => TicketWaitInput) { ticketId, attachmentIds, ...input }: TicketWaitInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketWaitPayload> {
    return payloadOf(
      await waitOnCustomer(context.deps, context.actor, {
        ...input,
        ticketId: uuidOf("Ticket", ticketId) ?? "",
        attachmentIds: uploadIds(attachmentIds),
      }),
      context,
    );
  }
}
