import { findRefusal, openTicket, replyToTicket } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { uploadIds } from "./attachment.view.js";
import { maskedView } from "./masked.view.js";
import { refusedRequestView } from "./refused-request.view.js";
import { TicketOpenInput, TicketReplyInput } from "./ticket.input.js";
import { TicketOpenPayload, TicketReplyPayload } from "./ticket.type.js";
import { storedDecisionView, ticketView } from "./ticket.view.js";

@Resolver()
export class TicketMutations {
  @Mutation(() => TicketOpenPayload, {
    description:
      "Asks for help. The support policy decides; a refusal is recorded and told, and is no error.",
  })
  async ticketOpen(
    @Arg("input", () => TicketOpenInput) { accountId, searchId, attachmentIds, ...input }: TicketOpenInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketOpenPayload> {
    const result = await openTicket(context.deps, context.actor, {
      ...input,
      // What is no account's id is an account that nobody knows: the policy answers both alike.
      accountId: accountId == null ? null : (uuidOf("Account", accountId) ?? ""),
      searchId: searchId == null ? null : uuidOf("Search", searchId),
      attachmentIds: uploadIds(attachmentIds),
    });
    const ticket = result.ok ? result.ticket : null;
    const refusedId = result.ok ? null : (result.decision?.id ?? null);
    const refused = refusedId === null ? null : await findRefusal(context.deps.db, context.actor, refusedId);
    return {
      ticket: ticket === null ? null : ticketView(ticket, context),
      decision: result.decision === null ? null : storedDecisionView(result.decision, context),
      masked: maskedView(result.masked),
      refusedRequest: refused === null ? null : refusedRequestView(refused, context),
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => TicketReplyPayload, {
    description:
      "A reply to a solved ticket reopens it for as long as the policy says, where it still accepts the request.",
  })
  async ticketReply(
    @Arg("input", () => TicketReplyInput) { ticketId, attachmentIds, ...input }: TicketReplyInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketReplyPayload> {
    const result = await replyToTicket(context.deps, context.actor, {
      ...input,
      ticketId: uuidOf("Ticket", ticketId) ?? "",
      attachmentIds: uploadIds(attachmentIds),
    });
    return {
      ticket: result.ok ? ticketView(result.ticket, context) : null,
      masked: maskedView(result.ok ? result.masked : []),
      userErrors: userErrorsOf(result),
    };
  }
}
