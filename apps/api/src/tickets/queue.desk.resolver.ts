import { countQueue, queueCounts, queuePage } from "@recourse/core";
import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { QueueFilter } from "./desk-ticket.input.js";
import { QueueCounts } from "./desk-ticket.type.js";
import { queue } from "./ticket.lists.js";
import { TicketConnection } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

@Resolver()
export class QueueResolver {
  @Query(() => TicketConnection, {
    description: "Open tickets in the order of the policy: rank, receipt, number.",
  })
  async queue(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("filter", () => QueueFilter, { nullable: true }) given: QueueFilter | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<TicketConnection> {
    const filter = {
      assignee: given?.assignee ?? null,
      production: given?.production ?? null,
      accountId: given?.accountId == null ? null : (uuidOf("Account", given.accountId) ?? ""),
      states: given?.states ?? null,
    };
    const { rows, pageInfo } = await keysetPage(cursors, queue, { first, after, filter }, (page) =>
      queuePage(deps.db, actor, { ...page, filter }),
    );
    return { nodes: rows.map(ticketView), pageInfo, count: () => countQueue(deps.db, actor, filter) };
  }

  @Query(() => QueueCounts)
  queueCounts(@Ctx() { deps, actor }: RequestContext): Promise<QueueCounts> {
    return queueCounts(deps.db, actor);
  }
}
