import { listTrials, policyViewer, setTrialSpecialist, type TrialAccount } from "@recourse/core";
import { maySetTrialSpecialist, trialDaysLeft } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { Ticket } from "../tickets/ticket.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import { trialsByEnd } from "./account.lists.js";
import { Account } from "./account.type.js";
import { accountView, loadStaffMember } from "./account.view.js";
import { StaffMember } from "./staff-member.type.js";
import {
  Trial,
  TrialConnection,
  TrialPermissions,
  TrialSpecialistSetInput,
  TrialSpecialistSetPayload,
} from "./trial.type.js";

function trialView(row: TrialAccount, { deps }: RequestContext): Trial {
  const { trialStartsAt, trialEndsAt } = row;
  const now = deps.clock.now().toISOString();
  return {
    row,
    startsAt: trialStartsAt ?? trialEndsAt,
    endsAt: trialEndsAt,
    daysLeft: trialDaysLeft(deps.policy, trialEndsAt.toISOString(), now),
  };
}

@Resolver(() => Trial)
export class TrialResolver {
  @Query(() => TrialConnection, {
    description:
      "Trials that run, the one that ends next first; or those that ended in the last 30 days, the last one first. To an agent their own, to a lead all.",
  })
  async trials(
    @Arg("running", () => Boolean, { nullable: true, defaultValue: true }) running: boolean | null,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<TrialConnection> {
    const { deps, actor, cursors } = context;
    const filter = { running: running ?? true };
    const { rows, pageInfo } = await keysetPage(cursors, trialsByEnd, { first, after, filter }, (page) =>
      listTrials(deps.db, actor, { ...filter, ...page }, deps.clock.now()),
    );
    return { nodes: rows.map((row) => trialView(row, context)), pageInfo };
  }

  @Mutation(() => TrialSpecialistSetPayload, {
    description: "Says who looks after a trial; what nobody else works on goes to them.",
  })
  async trialSpecialistSet(
    @Arg("input", () => TrialSpecialistSetInput) { accountId, staffId }: TrialSpecialistSetInput,
    @Ctx() context: RequestContext,
  ): Promise<TrialSpecialistSetPayload> {
    const uuid = uuidOf("Account", accountId) ?? "";
    const result = await setTrialSpecialist(context.deps, context.actor, {
      accountId: uuid,
      staffId: uuidOf("StaffMember", staffId) ?? "",
    });
    context.loaders.accounts().account.clear(uuid);
    return {
      account: result.ok ? accountView(result.account, context) : null,
      tickets: result.ok ? result.tickets : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => Account, { nullable: true })
  account(@Root() { row }: Trial, @Ctx() context: RequestContext): Account | null {
    return accountView(row, context);
  }

  @FieldResolver(() => StaffMember, { nullable: true })
  specialist(@Root() { row }: Trial, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(row.trialSpecialistId, context);
  }

  @FieldResolver(() => Int, { description: "How many tickets of the account are not solved." })
  async undoneCount(@Root() { row }: Trial, @Ctx() { loaders }: RequestContext): Promise<number> {
    return (await loaders.accounts().undoneTickets.load(row.id)).count;
  }

  @FieldResolver(() => [Ticket], { description: "The oldest five that are not solved." })
  async undoneTickets(@Root() { row }: Trial, @Ctx() context: RequestContext): Promise<Ticket[]> {
    const { tickets } = await context.loaders.accounts().undoneTickets.load(row.id);
    return tickets.map((ticket) => ticketView(ticket, context));
  }

  @FieldResolver(() => TrialPermissions)
  viewerCan(@Root() { endsAt }: Trial, @Ctx() { deps, actor }: RequestContext): TrialPermissions {
    const trial = { endsAt: endsAt.toISOString() };
    return {
      setSpecialist: maySetTrialSpecialist(policyViewer(actor), trial, deps.clock.now().toISOString()),
    };
  }
}
