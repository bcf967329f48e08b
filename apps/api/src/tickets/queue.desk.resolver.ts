import {
  countDue,
  countQueue,
  duePage,
  queueCounts,
  queuePage,
  type CoreDeps,
  type QueueFilter as CoreFilter,
} from "@recourse/core";
import { dueAt } from "@recourse/policy";
import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { keysetPage, type PageArguments } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { QueueFilter } from "./desk-ticket.input.js";
import { QueueCounts } from "./desk-ticket.type.js";
import { queueFilterOf } from "./queue-filter.js";
import { dueTickets, queue } from "./ticket.lists.js";
import { TicketConnection } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

/** What is due by then needs somebody now: the end of the next business hour. */
function soon({ policy }: CoreDeps, now: Date): Date {
  return new Date(dueAt(policy, now.toISOString(), 1));
}

async function dueConnection(
  context: RequestContext,
  page: PageArguments & { filter: CoreFilter },
): Promise<TicketConnection> {
  const { deps, actor, cursors } = context;
  const { filter } = page;
  const dueBy = soon(deps, deps.clock.now());
  const { rows, pageInfo } = await keysetPage(cursors, dueTickets, page, (asked) =>
    duePage(deps.db, actor, { ...asked, dueBy, filter }),
  );
  return {
    nodes: rows.map((row) => ticketView(row, context)),
    pageInfo,
    count: () => countDue(deps.db, actor, { dueBy, filter }),
  };
}

@Resolver()
export class QueueResolver {
  @Query(() => TicketConnection, {
    description: "Open tickets in the order of the policy: rank, receipt, number.",
  })
  async queue(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("filter", () => QueueFilter, { nullable: true }) given: QueueFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<TicketConnection> {
    const filter = queueFilterOf(given);
    if (given?.breaching === true) return dueConnection(context, { first, after, filter });
    const { deps, actor, cursors } = context;
    const { rows, pageInfo } = await keysetPage(cursors, queue, { first, after, filter }, (page) =>
      queuePage(deps.db, actor, { ...page, filter }),
    );
    return {
      nodes: rows.map((row) => ticketView(row, context)),
      pageInfo,
      count: () => countQueue(deps.db, actor, filter),
    };
  }

  @Query(() => QueueCounts)
  queueCounts(@Ctx() { deps, actor }: RequestContext): Promise<QueueCounts> {
    const now = deps.clock.now();
    return queueCounts(deps.db, actor, { now, dueBy: soon(deps, now) });
  }
}
