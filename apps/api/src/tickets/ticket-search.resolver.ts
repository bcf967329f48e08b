import { searchPassages, searchTickets } from "@recourse/core";
import type { TicketState as State } from "@recourse/policy";
import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { NeedsScope } from "../graphql/needs-scope.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { TicketState } from "./enums.js";
import { TicketSearchConnection } from "./ticket-search.type.js";
import { foundTickets } from "./ticket.lists.js";
import { ticketView } from "./ticket.view.js";

@Resolver()
export class TicketSearchResolver {
  @NeedsScope("read_tickets")
  @Query(() => TicketSearchConnection, {
    description:
      "Of the tickets that the viewer may read, those whose subject and replies have all of the words, newest first; for staff also by notes and names. “Quotes”, or, and -without work. A number finds its ticket.",
  })
  async ticketSearch(
    @Arg("query", () => String) query: string,
    @Arg("states", () => [TicketState], { nullable: true }) states: State[] | null | undefined,
    @Arg("accountId", () => ID, { nullable: true }) accountId: string | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<TicketSearchConnection> {
    const { deps, actor, cursors } = context;
    const at = deps.clock.now();
    const filter = {
      query,
      states: states ?? null,
      accountId: accountId == null ? null : (uuidOf("Account", accountId) ?? ""),
    };
    const { rows, pageInfo } = await keysetPage(cursors, foundTickets, { first, after, filter }, (page) =>
      searchTickets(deps.db, actor, { ...filter, ...page, at }),
    );
    const ids = rows.map(({ id }) => id);
    const passages = await searchPassages(deps.db, actor, ids, { query, at });
    const nodes = rows.map((row) => ({
      ticket: ticketView(row, context),
      passage: passages.get(row.id) ?? [],
    }));
    return { nodes, pageInfo };
  }
}
