import {
  changeView,
  deleteView,
  listViews,
  MOST_COUNTED,
  policyViewer,
  saveView,
  type ViewResult,
} from "@recourse/core";
import { mayChangeView } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { Account } from "../accounts/account.type.js";
import { loadAccount, loadStaffMember } from "../accounts/account.view.js";
import { StaffMember } from "../accounts/staff-member.type.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { Permission } from "../graphql/permission.type.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { queueFilterOf } from "./queue-filter.js";
import { Tag, tagView } from "./tag.type.js";
import {
  TicketView,
  TicketViewChangeInput,
  TicketViewDeleteInput,
  TicketViewDeletePayload,
  TicketViewFilter,
  TicketViewPayload,
  TicketViewSaveInput,
  viewOfRow,
} from "./ticket-view.type.js";

function payloadOf(result: ViewResult): TicketViewPayload {
  return { view: result.ok ? viewOfRow(result.view) : null, userErrors: userErrorsOf(result) };
}

@Resolver(() => TicketView)
export class TicketViewResolver {
  @Query(() => [TicketView], { description: "Those that are shared, then the viewer's own." })
  async ticketViews(@Ctx() { deps, actor }: RequestContext): Promise<TicketView[]> {
    return (await listViews(deps.db, actor)).map(viewOfRow);
  }

  @FieldResolver(() => Int, {
    description: `How many tickets it shows; ${MOST_COUNTED} where there are more.`,
  })
  count(@Root() { row }: TicketView, @Ctx() { loaders }: RequestContext): Promise<number> {
    return loaders.ticketOrder().viewCount.load(row.filter);
  }

  @FieldResolver(() => Permission, { description: "Whether the viewer changes and deletes it." })
  viewerCanChange(@Root() { row }: TicketView, @Ctx() { actor }: RequestContext): Permission {
    return mayChangeView(policyViewer(actor), row);
  }

  @Query(() => Permission, { description: "Whether the viewer keeps views for everybody on the desk." })
  ticketViewsViewerCanShare(@Ctx() { actor }: RequestContext): Permission {
    const ownerId = actor.kind === "person" ? actor.person.id : "";
    return mayChangeView(policyViewer(actor), { ownerId, shared: true });
  }

  @Mutation(() => TicketViewPayload)
  async ticketViewSave(
    @Arg("input", () => TicketViewSaveInput) { shared, filter, ...input }: TicketViewSaveInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TicketViewPayload> {
    const given = { ...input, shared: shared ?? false, filter: mutable(filter) };
    return payloadOf(await saveView(deps, actor, given));
  }

  @Mutation(() => TicketViewPayload)
  async ticketViewChange(
    @Arg("input", () => TicketViewChangeInput) { viewId, filter, ...input }: TicketViewChangeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TicketViewPayload> {
    const given = {
      ...input,
      viewId: uuidOf("TicketView", viewId) ?? "",
      filter: filter == null ? null : mutable(filter),
    };
    return payloadOf(await changeView(deps, actor, given));
  }

  @Mutation(() => TicketViewDeletePayload)
  async ticketViewDelete(
    @Arg("input", () => TicketViewDeleteInput) { viewId, version }: TicketViewDeleteInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TicketViewDeletePayload> {
    const result = await deleteView(deps, actor, { viewId: uuidOf("TicketView", viewId) ?? "", version });
    return { deletedId: result.ok ? viewId : null, userErrors: userErrorsOf(result) };
  }
}

function mutable(given: TicketViewSaveInput["filter"]) {
  const { states, kinds, tagIds, ...filter } = queueFilterOf(given);
  return { ...filter, states: [...(states ?? [])], kinds: [...(kinds ?? [])], tagIds: [...(tagIds ?? [])] };
}

@Resolver(() => TicketViewFilter)
export class TicketViewFilterResolver {
  @FieldResolver(() => StaffMember, { nullable: true })
  staff(@Root() { filter }: TicketViewFilter, @Ctx() context: RequestContext): Promise<StaffMember | null> {
    return loadStaffMember(filter.staffId, context);
  }

  @FieldResolver(() => Account, { nullable: true })
  account(@Root() { filter }: TicketViewFilter, @Ctx() context: RequestContext): Promise<Account | null> {
    return loadAccount(filter.accountId, context);
  }

  @FieldResolver(() => [Tag], { description: "Without those that were deleted since." })
  async tags(@Root() { filter }: TicketViewFilter, @Ctx() { loaders }: RequestContext): Promise<Tag[]> {
    const tags = await Promise.all(filter.tagIds.map((id) => loaders.ticketOrder().tag.load(id)));
    return tags.filter((tag) => tag !== null).map(tagView);
  }
}
