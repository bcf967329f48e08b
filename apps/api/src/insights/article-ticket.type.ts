import { Field, ObjectType } from "type-graphql";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "../tickets/ticket.type.js";

@ObjectType({ simpleResolvers: true, description: "An article that answers a ticket, or came out of it." })
export class ArticleOfTicket {
  readonly articleId: string;
  @Field(() => Boolean, {
    description: "Drafted out of the ticket's solution; else somebody linked the two.",
  })
  readonly drafted: boolean;
  @Field(() => DateTime)
  readonly linkedAt: Date;
}

@ObjectType({ simpleResolvers: true })
export class TicketArticlePermissions {
  @Field(() => Permission, { description: "Draft an article out of the solution." })
  readonly draft: Permission;
  @Field(() => Permission, { description: "Link an article, and take that back." })
  readonly link: Permission;
}

@ObjectType({ simpleResolvers: true })
export class TicketArticles {
  readonly ticketId: string;
  @Field(() => [ArticleOfTicket], { description: "Oldest first." })
  readonly nodes: readonly ArticleOfTicket[];
  @Field(() => TicketArticlePermissions)
  readonly viewerCan: TicketArticlePermissions;
}

@ObjectType({ simpleResolvers: true, description: "A ticket that an article answers, or came out of." })
export class TicketOfArticle {
  readonly ticketId: string;
  @Field(() => Boolean, { description: "Whether the article was drafted out of the ticket's solution." })
  readonly drafted: boolean;
  @Field(() => DateTime)
  readonly linkedAt: Date;
}

@ObjectType({ simpleResolvers: true })
export class TicketArticlePayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
