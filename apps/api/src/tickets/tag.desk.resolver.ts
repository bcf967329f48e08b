import { deleteTag, listTags, mergeTags, policyViewer, renameTag, tagTicket } from "@recourse/core";
import { mayKeepTags, mayTag } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { pageSize } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { TagDeleteInput, TagMergeInput, TagRenameInput, TicketTagInput } from "./tag.input.js";
import { Tag, TagDeletePayload, TagPayload, tagView, TicketTagPayload } from "./tag.type.js";
import { Ticket } from "./ticket.type.js";
import { ticketView } from "./ticket.view.js";

@Resolver(() => Tag)
export class TagResolver {
  @Query(() => [Tag], { description: "Tags whose name begins like this, then those that have it in them." })
  async tags(
    @Arg("like", () => String, { nullable: true }) like: string | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Tag[]> {
    return (await listTags(deps.db, actor, { like: like ?? "", first: pageSize(first) })).map(tagView);
  }

  @Query(() => Permission, { description: "Whether the viewer renames, merges and deletes tags." })
  tagsViewerCanKeep(@Ctx() { actor }: RequestContext): Permission {
    return mayKeepTags(policyViewer(actor));
  }

  @FieldResolver(() => Int)
  ticketCount(@Root() { uuid }: Tag, @Ctx() { loaders }: RequestContext): Promise<number> {
    return loaders.ticketOrder().tagUse.load(uuid);
  }

  @Mutation(() => TicketTagPayload, { description: "Customers do not see tags." })
  async ticketTag(
    @Arg("input", () => TicketTagInput) { ticketId, add, remove }: TicketTagInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketTagPayload> {
    const { deps, actor, loaders } = context;
    const input = { ticketId: uuidOf("Ticket", ticketId) ?? "", add: add ?? null, remove: remove ?? null };
    const result = await tagTicket(deps, actor, input);
    if (result.ok) loaders.ticketOrder().tags.clear(result.ticket.id);
    return {
      ticket: result.ok ? ticketView(result.ticket, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => TagPayload, { description: "Everywhere at once. For leads." })
  async tagRename(
    @Arg("input", () => TagRenameInput) { tagId, name, version }: TagRenameInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TagPayload> {
    const result = await renameTag(deps, actor, { tagId: uuidOf("Tag", tagId) ?? "", name, version });
    return { tag: result.ok ? tagView(result.tag) : null, userErrors: userErrorsOf(result) };
  }

  @Mutation(() => TagPayload, { description: "What had the one has the other afterwards. For leads." })
  async tagMerge(
    @Arg("input", () => TagMergeInput) { tagId, intoId }: TagMergeInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TagPayload> {
    const ids = { tagId: uuidOf("Tag", tagId) ?? "", intoId: uuidOf("Tag", intoId) ?? " " };
    const result = await mergeTags(deps, actor, ids);
    return { tag: result.ok ? tagView(result.tag) : null, userErrors: userErrorsOf(result) };
  }

  @Mutation(() => TagDeletePayload, { description: "Takes it off every ticket. For leads." })
  async tagDelete(
    @Arg("input", () => TagDeleteInput) { tagId, version }: TagDeleteInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<TagDeletePayload> {
    const result = await deleteTag(deps, actor, { tagId: uuidOf("Tag", tagId) ?? "", version });
    return { deletedId: result.ok ? tagId : null, userErrors: userErrorsOf(result) };
  }
}

@Resolver(() => Ticket)
export class TagsOfTicketResolver {
  @FieldResolver(() => [Tag], { description: "By name. Only on the desk." })
  async tags(@Root() { row }: Ticket, @Ctx() { loaders }: RequestContext): Promise<Tag[]> {
    return (await loaders.ticketOrder().tags.load(row.id)).map(tagView);
  }

  @FieldResolver(() => Permission, { description: "Whether the viewer tags, links and splits it." })
  viewerCanOrder(@Root() { row }: Ticket, @Ctx() { actor }: RequestContext): Permission {
    return mayTag(policyViewer(actor), row);
  }
}
