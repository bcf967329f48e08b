import {
  countOpenContests,
  decideRefusalAnew,
  listRefusals,
  policyViewer,
  previewDecidedAnew,
  upholdRefusal,
} from "@recourse/core";
import {
  addDays,
  businessMillisBetween,
  mayCorrectAccountFacts,
  mayDecideAnew,
  mayUphold,
  startOfDate,
  type SupportPolicy,
} from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Float, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { loadPerson } from "../accounts/account.view.js";
import { Person } from "../accounts/person.type.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { Decision } from "./decision.type.js";
import { decisionView } from "./decision.view.js";
import {
  ContestUpholdInput,
  ContestUpholdPayload,
  RefusalDecideAnewInput,
  RefusalDecideAnewPayload,
  RefusalFilter,
} from "./refusal-desk.type.js";
import { Contest, RefusalConnection, RefusalPermissions, RefusedRequest } from "./refused-request.type.js";
import { refusedRequestUuid, refusedRequestView } from "./refused-request.view.js";
import { refusals } from "./ticket.lists.js";
import { ticketView } from "./ticket.view.js";

/** Dates of the filter are those of the policy's zone, both included. */
function filterOf(given: RefusalFilter | null | undefined, { zone }: SupportPolicy) {
  const { reason, contested, accountId, from, to } = given ?? {};
  return {
    reason: reason ?? null,
    contested: contested ?? null,
    accountId: accountId == null ? null : (uuidOf("Account", accountId) ?? ""),
    from: from == null ? null : new Date(startOfDate(zone, from)),
    to: to == null ? null : new Date(startOfDate(zone, addDays(to, 1))),
  };
}

@Resolver(() => RefusedRequest)
export class DeskRefusedRequestResolver {
  @Query(() => RefusalConnection, { description: "Requests that did not open a ticket, newest first." })
  async refusals(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("filter", () => RefusalFilter, { nullable: true }) given: RefusalFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<RefusalConnection> {
    const { deps, actor, cursors } = context;
    const filter = filterOf(given, deps.policy);
    const { rows, pageInfo } = await keysetPage(cursors, refusals, { first, after, filter }, (page) =>
      listRefusals(deps.db, actor, { ...page, ...filter }),
    );
    return { nodes: rows.map((row) => refusedRequestView(row, context)), pageInfo };
  }

  @Query(() => Int, { description: "Contested refusals that wait for an answer." })
  openContestCount(@Ctx() { deps, actor }: RequestContext): Promise<number> {
    return countOpenContests(deps.db, actor);
  }

  @FieldResolver(() => Decision, {
    nullable: true,
    description:
      "What deciding anew would come to with the account's facts as they are on record now; null where nothing would be different.",
  })
  async preview(
    @Root() { row }: RefusedRequest,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Decision | null> {
    const decision = await previewDecidedAnew(deps, actor, row);
    return decision === null ? null : decisionView(decision, true);
  }

  @Mutation(() => ContestUpholdPayload, {
    description: "The refusal stands; the requester is told why.",
  })
  async contestUphold(
    @Arg("input", () => ContestUpholdInput) { refusedRequestId, ...input }: ContestUpholdInput,
    @Ctx() context: RequestContext,
  ): Promise<ContestUpholdPayload> {
    const decisionId = refusedRequestUuid(refusedRequestId);
    const result = await upholdRefusal(context.deps, context.actor, { ...input, decisionId });
    return {
      refusedRequest: result.ok ? refusedRequestView(result.refusal, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => RefusalDecideAnewPayload, {
    description:
      "Decides a refused request again, at the instant of its receipt, with its facts put right. Both decisions are kept; a ticket is opened where the new one admits it.",
  })
  async refusalDecideAnew(
    @Arg("input", () => RefusalDecideAnewInput)
    { refusedRequestId, request, ...input }: RefusalDecideAnewInput,
    @Ctx() context: RequestContext,
  ): Promise<RefusalDecideAnewPayload> {
    const result = await decideRefusalAnew(context.deps, context.actor, {
      ...input,
      request: { ...request },
      decisionId: refusedRequestUuid(refusedRequestId),
    });
    const ticket = result.ok ? result.ticket : null;
    return {
      refusedRequest: result.ok ? refusedRequestView(result.refusal, context) : null,
      ticket: ticket === null ? null : ticketView(ticket, context),
      userErrors: userErrorsOf(result),
    };
  }
}

@Resolver(() => RefusalPermissions)
export class DeskRefusalPermissionsResolver {
  @FieldResolver(() => Permission)
  uphold(@Root() { access }: RefusalPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayUphold(policyViewer(actor), access);
  }

  @FieldResolver(() => Permission)
  decideAnew(@Root() { access }: RefusalPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayDecideAnew(policyViewer(actor), access);
  }

  @FieldResolver(() => Permission, { description: "Of its account." })
  correctFacts(@Root() { access }: RefusalPermissions, @Ctx() { actor }: RequestContext): Permission {
    return mayCorrectAccountFacts(policyViewer(actor), access.accountId ?? "");
  }
}

@Resolver(() => Contest)
export class DeskContestResolver {
  @FieldResolver(() => Person, { nullable: true })
  answeredBy(@Root() { answeredById }: Contest, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(answeredById, context);
  }

  @FieldResolver(() => Float, { description: "Hours of business time that it waited, or has waited so far." })
  waitedHours(@Root() { contestedAt, answeredAt }: Contest, @Ctx() { deps }: RequestContext): number {
    const until = answeredAt ?? deps.clock.now();
    const waited = businessMillisBetween(deps.policy, contestedAt.toISOString(), until.toISOString());
    return waited / 3_600_000;
  }
}
