import { policyViewer, takeTicket, undoReply } from "@recourse/core";
import { formatInstant, mayUndoReply } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { DateTime } from "../graphql/scalars.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { TicketAssignPayload } from "./desk-ticket.type.js";
import { ticketView } from "./ticket.view.js";
import { TicketReplyUndoInput, TicketReplyUndoPayload, TicketTakeInput } from "./ticket-undo.type.js";
import { Reply } from "./timeline.type.js";

@Resolver()
export class TicketUndoResolver {
  @Mutation(() => TicketReplyUndoPayload, {
    description: "Takes a reply back before the customer sees it: for its author alone, for ten seconds.",
  })
  async ticketReplyUndo(
    @Arg("input", () => TicketReplyUndoInput) { messageId }: TicketReplyUndoInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketReplyUndoPayload> {
    const result = await undoReply(context.deps, context.actor, {
      messageId: uuidOf("Message", messageId) ?? "",
    });
    return {
      ticket: result.ok ? ticketView(result.ticket, context) : null,
      bodyMarkdown: result.ok ? result.body : null,
      stateRestored: result.ok ? result.stateRestored : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => TicketAssignPayload, {
    description:
      "Assigns a ticket that is nobody's to the viewer. Of several at once one has it; CONFLICT names who.",
  })
  async ticketTake(
    @Arg("input", () => TicketTakeInput) { ticketId }: TicketTakeInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketAssignPayload> {
    const result = await takeTicket(context.deps, context.actor, {
      ticketId: uuidOf("Ticket", ticketId) ?? "",
    });
    return {
      ticket: result.ok ? ticketView(result.ticket, context) : null,
      userErrors: userErrorsOf(result),
    };
  }
}

@Resolver(() => Reply)
export class ReplyInUndoWindowResolver {
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "When the customer will see it, while they do not yet.",
  })
  customerSeesAt(@Root() { visibleAt }: Reply, @Ctx() { deps }: RequestContext): Date | null {
    return visibleAt !== null && visibleAt > deps.clock.now() ? visibleAt : null;
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer can take it back for the moment." })
  viewerCanUndo(@Root() { by, visibleAt }: Reply, @Ctx() { deps, actor }: RequestContext): boolean {
    const reply = {
      kind: "reply",
      authorId: by.personId,
      byStaff: by.staff,
      visibleAt: visibleAt === null ? null : formatInstant(visibleAt.getTime()),
    } as const;
    return mayUndoReply(policyViewer(actor), reply, formatInstant(deps.clock.now().getTime())).allowed;
  }
}
