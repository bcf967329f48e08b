import { auditFeedPage, readsAuditFeed, readsTicket } from "@recourse/core";
import { auditFeedWords } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { Ticket } from "../tickets/ticket.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import { auditFeed } from "./account.lists.js";
import { Account } from "./account.type.js";
import { AuditFeedConnection, AuditFeedEntry } from "./audit-feed.type.js";
import { Author } from "./author.type.js";
import { loadAuthor } from "./author.view.js";

@Resolver(() => Account)
export class AccountAuditFeedResolver {
  @FieldResolver(() => AuditFeedConnection, {
    nullable: true,
    description:
      "What staff looked at, decided and did on the account, the latest first, as far as its tickets are the viewer's to read. For its administrators and staff; null for others.",
  })
  async auditFeed(
    @Root() { row }: Account,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors, staffViews }: RequestContext,
  ): Promise<AuditFeedConnection | null> {
    if (row === null || !readsAuditFeed(actor, row.id)) return null;
    const accountId = row.id;
    staffViews.add({ subject: "account", id: accountId, accountId });
    const at = deps.clock.now();
    const page = await keysetPage(cursors, auditFeed, { first, after, filter: accountId }, (asked) =>
      auditFeedPage(deps.db, actor, { ...asked, accountId, at }),
    );
    return {
      pageInfo: page.pageInfo,
      nodes: page.rows.map(({ at: time, action, personId, ticketId }) => ({
        ...{ at: time, action, ticketId },
        words: auditFeedWords(action) ?? action,
        by: { personId, staff: true },
      })),
    };
  }
}

@Resolver(() => AuditFeedEntry)
export class AuditFeedEntryResolver {
  @FieldResolver(() => Author, { nullable: true })
  by(@Root() { by }: AuditFeedEntry, @Ctx() context: RequestContext): Promise<Author | null> {
    return loadAuthor(by, context);
  }

  @FieldResolver(() => Ticket, { nullable: true, description: "Null where it was done to something else." })
  async ticket(@Root() { ticketId }: AuditFeedEntry, @Ctx() context: RequestContext): Promise<Ticket | null> {
    const ticket = ticketId === null ? null : await context.loaders.refusals().ticket.load(ticketId);
    return ticket === null || !readsTicket(context.actor, ticket) ? null : ticketView(ticket, context);
  }
}
