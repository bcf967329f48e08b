import {
  countDefects,
  defectAccess,
  findDefectByNumber,
  listDefects,
  listDefectTickets,
  listNewReports,
  listReportsOfDefect,
  policyViewer,
  previewFix,
  renderMessage,
  type DefectReport as ReportRow,
  type Page,
} from "@recourse/core";
import {
  fixMessageDraft,
  mayEditPublicWords,
  mayMoveDefect,
  mayPublishDefect,
  mayStopBroadcast,
  mayTellFix,
  mayUnpublishDefect,
  mayWorkOnDefects,
} from "@recourse/policy";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { Account } from "../accounts/account.type.js";
import { loadAccount, loadPerson } from "../accounts/account.view.js";
import { Person } from "../accounts/person.type.js";
import { DeskArticle } from "../articles/desk-article.type.js";
import { deskArticleView } from "../articles/desk-article.view.js";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage, type PageArguments } from "../graphql/keyset.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { Ticket } from "../tickets/ticket.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import { DefectEvent } from "../tickets/timeline.type.js";
import { DefectFilter, DefectFixPreviewInput } from "./defect.input.js";
import { defects, defectTickets, reports } from "./defect.lists.js";
import {
  Defect,
  DefectConnection,
  DefectCounts,
  DefectFixPreview,
  DefectPermissions,
  DefectTicket,
  DefectTicketConnection,
  DeskDefectReport,
  DeskDefectReportConnection,
  FixBroadcast,
  FixBroadcastPermissions,
  FixBroadcastReach,
} from "./defect.type.js";
import { broadcastView, defectView, deskReportView } from "./defect.view.js";

async function loadDefect(id: string | null, { loaders }: RequestContext): Promise<Defect | null> {
  const row = id === null ? null : await loaders.defects().defect.load(id);
  return row === null ? null : defectView(row);
}

async function reportPage(
  { cursors }: RequestContext,
  args: PageArguments,
  query: (page: { first: number; after: { createdAt: Date; id: string } | null }) => Promise<Page<ReportRow>>,
): Promise<DeskDefectReportConnection> {
  const { rows, pageInfo } = await keysetPage(cursors, reports, args, query);
  return { nodes: rows.map(deskReportView), pageInfo };
}

const NOTHING = { rows: [], hasMore: false };

@Resolver(() => Defect)
export class DefectResolver {
  @Query(() => DefectConnection, { description: "Those that changed last first." })
  async defects(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("filter", () => DefectFilter, { nullable: true }) given: DefectFilter | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<DefectConnection> {
    const filter = given ?? {};
    const { rows, pageInfo } = await keysetPage(cursors, defects, { first, after, filter }, (page) =>
      listDefects(deps.db, actor, { ...page, filter }),
    );
    return { nodes: rows.map(defectView), pageInfo };
  }

  @Query(() => Defect, { nullable: true, description: "By its number." })
  async defect(
    @Arg("number", () => Int) number: number,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<Defect | null> {
    const row = await findDefectByNumber(deps.db, actor, number);
    return row === null ? null : defectView(row);
  }

  @Query(() => DefectCounts)
  async defectCounts(@Ctx() { deps, actor }: RequestContext): Promise<DefectCounts> {
    const { views, newReports } = await countDefects(deps.db, actor);
    return {
      unfixed: views.get("unfixed") ?? 0,
      fixed: views.get("fixed") ?? 0,
      notADefect: views.get("not_a_defect") ?? 0,
      newReports,
    };
  }

  @Query(() => DefectTicketConnection, { description: "Tickets about a defect, as they were linked." })
  async defectTickets(
    @Arg("defectId", () => ID) defectId: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<DefectTicketConnection> {
    const { deps, cursors } = context;
    const defect = await loadDefect(uuidOf("Defect", defectId), context);
    const args = { first, after, filter: defectId };
    const { rows, pageInfo } = await keysetPage(cursors, defectTickets, args, (page) =>
      defect === null ? Promise.resolve(NOTHING) : listDefectTickets(deps.db, defect.row.id, page),
    );
    const nodes = rows.map(({ answer, ...link }) => ({
      ...link,
      works: answer === null ? null : answer === "works",
    }));
    return { nodes, pageInfo };
  }

  @Query(() => DeskDefectReportConnection, { description: "Reports of a defect, oldest first." })
  async defectReports(
    @Arg("defectId", () => ID) defectId: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<DeskDefectReportConnection> {
    const defect = await loadDefect(uuidOf("Defect", defectId), context);
    return reportPage(context, { first, after, filter: defectId }, (page) =>
      defect === null ? Promise.resolve(NOTHING) : listReportsOfDefect(context.deps.db, defect.row.id, page),
    );
  }

  @Query(() => DeskDefectReportConnection, {
    description: "Reports that are neither joined to a defect nor set aside, oldest first.",
  })
  newDefectReports(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<DeskDefectReportConnection> {
    const { deps, actor } = context;
    return reportPage(context, { first, after, filter: null }, (page) =>
      listNewReports(deps.db, actor, page),
    );
  }

  @Query(() => DefectFixPreview, { description: "The message about a fix, as it would go out." })
  async defectFixPreview(
    @Arg("input", () => DefectFixPreviewInput) { defectId, ...input }: DefectFixPreviewInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<DefectFixPreview> {
    const result = await previewFix(deps, actor, { ...input, defectId: uuidOf("Defect", defectId) ?? "" });
    if (!result.ok) return { tickets: 0, people: 0, messages: [], userErrors: userErrorsOf(result) };
    const { tickets, people, messages } = result;
    return {
      ...{ tickets, people, userErrors: [] },
      messages: messages.map(({ body, ...rest }) => ({ ...rest, bodyHtml: renderMessage(body) })),
    };
  }

  @FieldResolver(() => String, { description: "Sanitised." })
  bodyHtml(@Root() { row }: Defect): string {
    return renderMessage(row.body);
  }

  @FieldResolver(() => String, { description: "Sanitised." })
  notesHtml(@Root() { row }: Defect): string {
    return renderMessage(row.notes);
  }

  @FieldResolver(() => String, { description: "What the message that it is fixed can start from." })
  fixMessageDraft(): string {
    return fixMessageDraft;
  }

  @FieldResolver(() => Int, { description: "Accounts with a report of it or a ticket about it." })
  affectedAccounts(@Root() { row }: Defect, @Ctx() { loaders }: RequestContext): Promise<number> {
    return loaders.defects().affectedAccounts.load(row.id);
  }

  @FieldResolver(() => DeskArticle, { nullable: true })
  async workaround(@Root() { row }: Defect, @Ctx() { loaders }: RequestContext): Promise<DeskArticle | null> {
    const article =
      row.workaroundId === null ? null : await loaders.insights().deskArticle.load(row.workaroundId);
    return article === null ? null : deskArticleView(article);
  }

  @FieldResolver(() => [FixBroadcast], { description: "The last three, newest first." })
  async broadcasts(@Root() { row }: Defect, @Ctx() { loaders }: RequestContext): Promise<FixBroadcast[]> {
    return (await loaders.defects().broadcastsOfDefect.load(row.id)).map(broadcastView);
  }

  @FieldResolver(() => DefectPermissions)
  async viewerCan(
    @Root() { row }: Defect,
    @Ctx() { actor, loaders }: RequestContext,
  ): Promise<DefectPermissions> {
    const viewer = policyViewer(actor);
    const access = defectAccess(row, await loaders.defects().isFixUnderWay.load(row.id));
    return {
      work: mayWorkOnDefects(viewer),
      editPublicWords: mayEditPublicWords(viewer, access),
      confirm: mayMoveDefect(viewer, access, "confirm"),
      startFix: mayMoveDefect(viewer, access, "start_fix"),
      reject: mayMoveDefect(viewer, access, "reject"),
      reopen: mayMoveDefect(viewer, access, "reopen"),
      publish: mayPublishDefect(viewer, access),
      unpublish: mayUnpublishDefect(viewer, access),
      tellFix: mayTellFix(viewer, access),
    };
  }
}

@Resolver(() => DefectTicket)
export class DefectTicketResolver {
  @FieldResolver(() => Ticket, { nullable: true })
  async ticket(@Root() { ticketId }: DefectTicket, @Ctx() context: RequestContext): Promise<Ticket | null> {
    const row = await context.loaders.tickets().readableTicket.load(ticketId);
    return row === null ? null : ticketView(row, context);
  }
}

@Resolver(() => DeskDefectReport)
export class DeskDefectReportResolver {
  @FieldResolver(() => Account, { nullable: true })
  account(@Root() { row }: DeskDefectReport, @Ctx() context: RequestContext): Promise<Account | null> {
    return loadAccount(row.accountId, context);
  }

  @FieldResolver(() => Person, { nullable: true })
  person(@Root() { row }: DeskDefectReport, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(row.personId, context);
  }

  @FieldResolver(() => Ticket, { nullable: true, description: "That carries it." })
  async ticket(@Root() { row }: DeskDefectReport, @Ctx() context: RequestContext): Promise<Ticket | null> {
    const ticket =
      row.ticketId === null ? null : await context.loaders.tickets().readableTicket.load(row.ticketId);
    return ticket === null ? null : ticketView(ticket, context);
  }
}

@Resolver(() => FixBroadcast)
export class FixBroadcastResolver {
  @FieldResolver(() => Person, { nullable: true })
  sender(@Root() { row }: FixBroadcast, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(row.senderId, context);
  }

  @FieldResolver(() => FixBroadcastReach, { nullable: true, description: "Null while nobody was told." })
  reach(
    @Root() { row }: FixBroadcast,
    @Ctx() { loaders }: RequestContext,
  ): Promise<FixBroadcastReach | null> {
    return loaders.defects().broadcastReach.load(row.id);
  }

  @FieldResolver(() => FixBroadcastPermissions)
  viewerCan(@Root() { row }: FixBroadcast, @Ctx() { deps, actor }: RequestContext): FixBroadcastPermissions {
    const broadcast = { ...row, sendsAt: row.sendsAt.toISOString() };
    return { stop: mayStopBroadcast(policyViewer(actor), broadcast, deps.clock.now().toISOString()) };
  }
}

@Resolver(() => Ticket)
export class DefectOfTicketResolver {
  @FieldResolver(() => Defect, { nullable: true, description: "The defect that it is about." })
  async defect(@Root() { row }: Ticket, @Ctx() context: RequestContext): Promise<Defect | null> {
    return loadDefect(await context.loaders.defects().defectOfTicket.load(row.id), context);
  }
}

@Resolver(() => DefectEvent)
export class DefectOfEventResolver {
  @FieldResolver(() => Defect, { nullable: true })
  defect(@Root() { defectId }: DefectEvent, @Ctx() context: RequestContext): Promise<Defect | null> {
    return loadDefect(defectId, context);
  }
}
