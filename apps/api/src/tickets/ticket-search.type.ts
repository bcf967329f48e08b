import { Field, ObjectType } from "type-graphql";
import { PageInfo } from "../graphql/page.js";
import { TextPiece } from "../search/article-search.type.js";
import { Ticket } from "./ticket.type.js";

@ObjectType({ simpleResolvers: true })
export class TicketSearchHit {
  @Field(() => Ticket)
  readonly ticket: Ticket;
  @Field(() => [TextPiece], {
    description:
      "Where it matches, of what the viewer may see; empty where it matches by its number or a name alone.",
  })
  readonly passage: readonly TextPiece[];
}

@ObjectType({ simpleResolvers: true })
export class TicketSearchConnection {
  @Field(() => [TicketSearchHit])
  readonly nodes: readonly TicketSearchHit[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}
