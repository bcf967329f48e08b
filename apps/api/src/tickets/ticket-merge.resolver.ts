import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Author } from "../accounts/author.type.js";
import { loadAuthor } from "../accounts/author.view.js";
import type { RequestContext } from "../context.js";
import { Ticket } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";
import { InternalNote, RelationChange, Reply, TagChange } from "./timeline.type.js";

/** Null for what the viewer may not read. */
async function readable(id: string | null, context: RequestContext): Promise<Ticket | null> {
  const row = id === null ? null : await context.loaders.tickets().readableTicket.load(id);
  return row === null ? null : ticketView(row, context);
}

const MERGED_FROM = "The ticket that it was written to, where that was merged into this one.";

@Resolver(() => Ticket)
export class MergedTicketResolver {
  @FieldResolver(() => Ticket, {
    nullable: true,
    description: "It was merged, and goes on in this one; its number leads there.",
  })
  async mergedInto(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<Ticket | null> {
    const end = row.mergedIntoId === null ? null : await context.loaders.ticketOrder().goesOnIn.load(row.id);
    return readable(end, context);
  }
}

@Resolver(() => Reply)
export class MergedReplyResolver {
  @FieldResolver(() => Ticket, { nullable: true, description: MERGED_FROM })
  mergedFrom(@Root() { mergedFromId }: Reply, @Ctx() context: RequestContext): Promise<Ticket | null> {
    return readable(mergedFromId, context);
  }
}

@Resolver(() => InternalNote)
export class MergedNoteResolver {
  @FieldResolver(() => Ticket, { nullable: true, description: MERGED_FROM })
  mergedFrom(@Root() { mergedFromId }: InternalNote, @Ctx() context: RequestContext): Promise<Ticket | null> {
    return readable(mergedFromId, context);
  }
}

@Resolver(() => RelationChange)
export class RelationChangeResolver {
  @FieldResolver(() => Author, { nullable: true })
  author(@Root() { by }: RelationChange, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: "The other one; null where the viewer may not read it.",
  })
  ticket(@Root() { otherId }: RelationChange, @Ctx() context: RequestContext): Promise<Ticket | null> {
    return readable(otherId, context);
  }
}

@Resolver(() => TagChange)
export class TagChangeResolver {
  @FieldResolver(() => Author, { nullable: true })
  author(@Root() { by }: TagChange, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }
}
