import { draftFromTicket, linkArticle, unlinkArticle, type LinkArticleResult } from "@recourse/core";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { DeskArticlePayload } from "../articles/desk-article.type.js";
import { deskArticleView } from "../articles/desk-article.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import { ArticleDraftFromTicketInput, TicketArticleInput } from "./article-ticket.input.js";
import { TicketArticlePayload } from "./article-ticket.type.js";

function payloadOf(result: LinkArticleResult, context: RequestContext): TicketArticlePayload {
  return { ticket: result.ok ? ticketView(result.ticket, context) : null, userErrors: userErrorsOf(result) };
}

function idsOf({ ticketId, articleId }: TicketArticleInput): { ticketId: string; articleId: string } {
  return {
    ticketId: uuidOf("Ticket", ticketId) ?? "",
    articleId: uuidOf("DeskArticle", articleId) ?? uuidOf("Article", articleId) ?? "",
  };
}

@Resolver()
export class ArticleTicketMutations {
  @Mutation(() => DeskArticlePayload, {
    description:
      "Makes a draft for staff out of the ticket's subject and our last reply, without names, addresses and secrets, linked to the ticket.",
  })
  async articleDraftFromTicket(
    @Arg("input", () => ArticleDraftFromTicketInput) { ticketId }: ArticleDraftFromTicketInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DeskArticlePayload> {
    const result = await draftFromTicket(deps, actor, { ticketId: uuidOf("Ticket", ticketId) ?? "" });
    return { article: result.ok ? deskArticleView(result.article) : null, userErrors: userErrorsOf(result) };
  }

  @Mutation(() => TicketArticlePayload, { description: "Says that an article answers a ticket." })
  async ticketArticleLink(
    @Arg("input", () => TicketArticleInput) input: TicketArticleInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketArticlePayload> {
    return payloadOf(await linkArticle(context.deps, context.actor, idsOf(input)), context);
  }

  @Mutation(() => TicketArticlePayload, {
    description: "Takes back that an article answers a ticket; both stay.",
  })
  async ticketArticleUnlink(
    @Arg("input", () => TicketArticleInput) input: TicketArticleInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketArticlePayload> {
    return payloadOf(await unlinkArticle(context.deps, context.actor, idsOf(input)), context);
  }
}
