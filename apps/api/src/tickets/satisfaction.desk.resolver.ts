import { listRatings, satisfactionShares } from "@recourse/core";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { loadPerson, loadStaffMember } from "../accounts/account.view.js";
import { Person } from "../accounts/person.type.js";
import { StaffMember } from "../accounts/staff-member.type.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import {
  SatisfactionConnection,
  SatisfactionFilter,
  SatisfactionRating,
  SatisfactionShare,
} from "./satisfaction.type.js";
import { ratingView } from "./satisfaction.view.js";
import { ratingsByTime } from "./ticket.lists.js";
import { Ticket } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

/** What is no id of a member of staff is one whom nobody knows. */
function staffOf(staffId: string | null | undefined): string | null {
  return staffId == null ? null : (uuidOf("StaffMember", staffId) ?? "");
}

@Resolver(() => SatisfactionRating)
export class SatisfactionResolver {
  @Query(() => SatisfactionConnection, {
    description:
      "What customers said of solved tickets, newest first: to an agent of their own, to a lead of all.",
  })
  async satisfactionRatings(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("filter", () => SatisfactionFilter, { nullable: true }) given: SatisfactionFilter | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<SatisfactionConnection> {
    const filter = { rating: given?.rating ?? null, staffId: staffOf(given?.staffId) };
    const { rows, pageInfo } = await keysetPage(cursors, ratingsByTime, { first, after, filter }, (page) =>
      listRatings(deps.db, actor, { ...filter, ...page }),
    );
    return { nodes: rows.map(ratingView), pageInfo };
  }

  @Query(() => [SatisfactionShare], { description: "Of the ratings that the viewer sees." })
  satisfactionShares(
    @Arg("staffId", () => ID, { nullable: true }) staffId: string | null | undefined,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<SatisfactionShare[]> {
    return satisfactionShares(deps.db, actor, { staffId: staffOf(staffId) }, deps.clock.now());
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Root() { personId }: SatisfactionRating, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(personId, context);
  }

  @FieldResolver(() => Ticket, { nullable: true })
  async ticket(
    @Root() { ticketId }: SatisfactionRating,
    @Ctx() context: RequestContext,
  ): Promise<Ticket | null> {
    const row = await context.loaders.satisfaction().ratedTicket.load(ticketId);
    return row === null ? null : ticketView(row, context);
  }

  @FieldResolver(() => StaffMember, {
    nullable: true,
    description: "Who the ticket was assigned to, or else who solved it.",
  })
  staffMember(
    @Root() { staffId }: SatisfactionRating,
    @Ctx() context: RequestContext,
  ): Promise<StaffMember | null> {
    return loadStaffMember(staffId, context);
  }
}

@Resolver(() => Ticket)
export class RatingsOfTicketResolver {
  @FieldResolver(() => [SatisfactionRating], {
    description: "All that was said of it, newest first, for agents and leads.",
  })
  async ratings(@Root() { row }: Ticket, @Ctx() { loaders }: RequestContext): Promise<SatisfactionRating[]> {
    return (await loaders.satisfaction().ratings.load(row.id)).map(ratingView);
  }
}
