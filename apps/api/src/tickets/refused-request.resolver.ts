import { contestRefusal, findRefusal, listOwnRefusals, readsTicket, withdrawContest } from "@recourse/core";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Account } from "../accounts/account.type.js";
import { loadAccount, loadPerson } from "../accounts/account.view.js";
import { Person } from "../accounts/person.type.js";
import type { RequestContext } from "../context.js";
import { keysetPage } from "../graphql/keyset.js";
import { NeedsScope } from "../graphql/needs-scope.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  ContestWithdrawInput,
  ContestWithdrawPayload,
  DecisionContestInput,
  DecisionContestPayload,
  RefusalConnection,
  RefusedRequest,
} from "./refused-request.type.js";
import { refusedRequestUuid, refusedRequestView } from "./refused-request.view.js";
import { refusals } from "./ticket.lists.js";
import { Ticket } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

@Resolver(() => RefusedRequest)
export class RefusedRequestResolver {
  @NeedsScope("read_tickets")
  @Query(() => RefusalConnection, {
    description:
      "Requests that opened no ticket: the viewer's own, and those of the accounts that they administer, newest first.",
  })
  async refusedRequests(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<RefusalConnection> {
    const { deps, actor, cursors } = context;
    const { rows, pageInfo } = await keysetPage(cursors, refusals, { first, after, filter: "own" }, (page) =>
      listOwnRefusals(deps.db, actor, page),
    );
    return { nodes: rows.map((row) => refusedRequestView(row, context)), pageInfo };
  }

  @NeedsScope("read_tickets")
  @Query(() => RefusedRequest, {
    nullable: true,
    description: "Null where there is none that the viewer may read.",
  })
  async refusedRequest(
    @Arg("id", () => ID) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RefusedRequest | null> {
    const row = await findRefusal(context.deps.db, context.actor, refusedRequestUuid(id));
    if (row === null) return null;
    const { id: decisionId, accountId } = row.decision;
    context.staffViews.add({ subject: "decision", id: decisionId, accountId });
    return refusedRequestView(row, context);
  }

  @Mutation(() => DecisionContestPayload, {
    description: "Says that a refusal is wrong, once. Staff answer it.",
  })
  async decisionContest(
    @Arg("input", () => DecisionContestInput) { refusedRequestId, ...input }: DecisionContestInput,
    @Ctx() context: RequestContext,
  ): Promise<DecisionContestPayload> {
    const decisionId = refusedRequestUuid(refusedRequestId);
    const result = await contestRefusal(context.deps, context.actor, { ...input, decisionId });
    return {
      refusedRequest: result.ok ? refusedRequestView(result.refusal, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => ContestWithdrawPayload, { description: "Takes a contest back that nobody answered yet." })
  async contestWithdraw(
    @Arg("input", () => ContestWithdrawInput) { refusedRequestId }: ContestWithdrawInput,
    @Ctx() context: RequestContext,
  ): Promise<ContestWithdrawPayload> {
    const decisionId = refusedRequestUuid(refusedRequestId);
    const result = await withdrawContest(context.deps, context.actor, { decisionId });
    return {
      refusedRequest: result.ok ? refusedRequestView(result.refusal, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => Account, { nullable: true })
  account(@Root() { row }: RefusedRequest, @Ctx() context: RequestContext): Promise<Account | null> {
    return loadAccount(row.decision.accountId, context);
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Root() { row }: RefusedRequest, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(row.decision.personId, context);
  }

  @FieldResolver(() => Ticket, {
    nullable: true,
    description: "The one that was opened when the request was decided anew.",
  })
  async ticket(@Root() { row }: RefusedRequest, @Ctx() context: RequestContext): Promise<Ticket | null> {
    const id = row.later.find(({ opensTicket }) => opensTicket)?.ticketId ?? null;
    const ticket = id === null ? null : await context.loaders.refusals().ticket.load(id);
    return ticket === null || !readsTicket(context.actor, ticket) ? null : ticketView(ticket, context);
  }
}
