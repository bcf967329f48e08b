import { policyViewer } from "@recourse/core";
import { mayDraftFromTicket, mayLinkArticle } from "@recourse/policy";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { DeskArticle } from "../articles/desk-article.type.js";
import { deskArticleView } from "../articles/desk-article.view.js";
import type { RequestContext } from "../context.js";
import { Ticket } from "../tickets/ticket.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import { ArticleOfTicket, TicketArticles, TicketOfArticle } from "./article-ticket.type.js";

@Resolver(() => Ticket)
export class TicketArticlesResolver {
  @FieldResolver(() => TicketArticles, { description: "Articles that answer it or came out of it." })
  async articles(
    @Root() { row }: Ticket,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<TicketArticles> {
    const viewer = policyViewer(actor);
    return {
      ticketId: row.id,
      nodes: await loaders.insights().articlesOfTicket.load(row.id),
      viewerCan: {
        draft: mayDraftFromTicket(viewer, { answered: await loaders.insights().isAnswered.load(row.id) }),
        link: mayLinkArticle(viewer),
      },
    };
  }
}

@Resolver(() => ArticleOfTicket)
export class ArticleOfTicketResolver {
  @FieldResolver(() => DeskArticle, { nullable: true })
  async article(
    @Root() { articleId }: ArticleOfTicket,
    @Ctx() { loaders }: RequestContext,
  ): Promise<DeskArticle | null> {
    const row = await loaders.insights().deskArticle.load(articleId);
    return row === null ? null : deskArticleView(row);
  }
}

@Resolver(() => DeskArticle)
export class TicketsOfArticleResolver {
  @FieldResolver(() => [TicketOfArticle], {
    description: "Tickets that it answers or came out of, newest first.",
  })
  tickets(@Root() { row }: DeskArticle, @Ctx() { loaders }: RequestContext): Promise<TicketOfArticle[]> {
    return loaders.insights().ticketsOfArticle.load(row.id);
  }
}

@Resolver(() => TicketOfArticle)
export class TicketOfArticleResolver {
  @FieldResolver(() => Ticket, { nullable: true })
  async ticket(
    @Root() { ticketId }: TicketOfArticle,
    @Ctx() context: RequestContext,
  ): Promise<Ticket | null> {
    const row = await context.loaders.insights().deskTicket.load(ticketId);
    return row === null ? null : ticketView(row, context);
  }
}
