import {
  countCustomerTickets,
  findTicketByNumber,
  listCustomerTickets,
  policyViewer,
  timelinePage,
  type TicketRelation as Relation,
} from "@recourse/core";
import { mayAddNote, mayAssign, mayReply, maySolve } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Account } from "../accounts/account.type.js";
import { loadAccount, maskedAccount, loadPerson, loadStaffMember } from "../accounts/account.view.js";
import { Person } from "../accounts/person.type.js";
import { StaffMember } from "../accounts/staff-member.type.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { NeedsScope } from "../graphql/needs-scope.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { Decision } from "./decision.type.js";
import { customerTickets, timeline } from "./ticket.lists.js";
import { TicketRelation } from "./enums.js";
import { isMasked } from "../verification/masked-account.js";
import { Ticket, TicketConnection, TicketPermissions } from "./ticket.type.js";
import { storedDecisionView, ticketView } from "./ticket.view.js";
import { TimelineConnection } from "./timeline.type.js";
import { timelineEntry } from "./timeline.view.js";

const DEFAULT_TIMELINE_SIZE = 50;

@Resolver(() => Ticket)
export class TicketResolver {
  @NeedsScope("read_tickets")
  @Query(() => Ticket, {
    nullable: true,
    description: "By its number; null where there is none that the viewer may read.",
  })
  async ticket(
    @Arg("number", () => Int) number: number,
    @Ctx() context: RequestContext,
  ): Promise<Ticket | null> {
    const row = await findTicketByNumber(context.deps.db, context.actor, number);
    if (row === null) return null;
    context.staffViews.add({ subject: "ticket", id: row.id, accountId: row.accountId });
    return ticketView(row, context);
  }

  @NeedsScope("read_tickets")
  @Query(() => TicketConnection, {
    description: "Tickets that the viewer reads as a customer, newest first.",
  })
  async tickets(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("accountId", () => ID, { nullable: true }) accountId: string | null | undefined,
    @Arg("open", () => Boolean, {
      nullable: true,
      description: "Those that are not solved yet, or those that are.",
    })
    open: boolean | null | undefined,
    @Arg("relation", () => TicketRelation, {
      nullable: true,
      description: "Their own alone, or those that they were asked to join.",
    })
    relation: Relation | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<TicketConnection> {
    const { deps, actor, cursors } = context;
    const at = deps.clock.now();
    const filter = {
      accountId: accountId == null ? null : (uuidOf("Account", accountId) ?? ""),
      open: open ?? null,
      relation: relation ?? null,
    };
    const { rows, pageInfo } = await keysetPage(cursors, customerTickets, { first, after, filter }, (page) =>
      listCustomerTickets(deps.db, actor, { ...filter, ...page, at }),
    );
    return {
      nodes: rows.map((row) => ticketView(row, context)),
      pageInfo,
      count: () => countCustomerTickets(deps.db, actor, { ...filter, at }),
    };
  }

  @FieldResolver(() => Account, { nullable: true })
  async account(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<Account | null> {
    const account = await loadAccount(row.accountId, context);
    return account !== null && (await isMasked(row, context)) ? maskedAccount(account) : account;
  }

  @FieldResolver(() => Person, { nullable: true })
  requester(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(row.requesterId, context);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  assignee(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(row.assigneeId, context);
  }

  @FieldResolver(() => Decision, { nullable: true, description: "The one it was last opened by." })
  async decision(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<Decision | null> {
    const stored = await context.loaders.tickets().decision.load(row.decisionId);
    if (stored === null) return null;
    const decision = storedDecisionView(stored, context);
    return (await isMasked(row, context)) ? { ...decision, factsJson: null } : decision;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Place among the open tickets, 1 is next, 501 stands for any behind 500; null where it is not in the queue.",
  })
  queuePlace(@Root() { row }: Ticket, @Ctx() { loaders }: RequestContext): Promise<number | null> {
    return loaders.tickets().queuePlace.load(row.id);
  }

  @FieldResolver(() => TimelineConnection, {
    description: "What was written and what happened, oldest first.",
  })
  async timeline(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_TIMELINE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Root() { row }: Ticket,
    @Ctx() { deps, actor, cursors, loaders, staffViews }: RequestContext,
  ): Promise<TimelineConnection> {
    // Whatever way leads to it: who reads what was written has opened the ticket.
    staffViews.add({ subject: "ticket", id: row.id, accountId: row.accountId });
    const { rows, pageInfo } = await keysetPage(
      cursors,
      timeline,
      { first, after, filter: row.id },
      (page) =>
        page.after === null
          ? loaders.tickets().timelineBeginning(page.first).load(row.id)
          : timelinePage(deps.db, actor, row.id, { ...page, at: deps.clock.now() }),
    );
    return { nodes: rows.map(timelineEntry), pageInfo };
  }

  @FieldResolver(() => TicketPermissions)
  viewerCan(@Root() { row }: Ticket, @Ctx() { actor }: RequestContext): TicketPermissions {
    const viewer = policyViewer(actor);
    return {
      row,
      reply: mayReply(viewer, row),
      addNote: mayAddNote(viewer, row),
      assign: mayAssign(viewer, row),
      solve: maySolve(viewer, row),
    };
  }
}

@Resolver(() => TicketConnection)
export class TicketConnectionResolver {
  @FieldResolver(() => Int)
  totalCount(@Root() { count }: TicketConnection): Promise<number> {
    return count();
  }
}
