import { answerFix, listOwnReports, renderMessage, reportKnownIssue } from "@recourse/core";
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { uuidOf } from "../graphql/global-id.js";
import { keysetPage } from "../graphql/keyset.js";
import { NeedsScope } from "../graphql/needs-scope.js";
import { DEFAULT_PAGE_SIZE } from "../graphql/page.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { Ticket } from "../tickets/ticket.type.js";
import { ticketView } from "../tickets/ticket.view.js";
import { ownReports } from "./defect.lists.js";
import { KnownIssueReportInput, TicketFixAnswerInput } from "./known-issue.input.js";
import {
  DefectReport,
  DefectReportConnection,
  KnownIssue,
  KnownIssueReportPayload,
  TicketFixAnswerPayload,
} from "./known-issue.type.js";
import { knownIssueView, ownReportView } from "./known-issue.view.js";

@Resolver(() => DefectReport)
export class DefectReportResolver {
  @NeedsScope("read_tickets")
  @Query(() => DefectReportConnection, { description: "What the viewer reported, newest first." })
  async viewerDefectReports(
    @Arg("first", () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { deps, actor, cursors }: RequestContext,
  ): Promise<DefectReportConnection> {
    const { rows, pageInfo } = await keysetPage(cursors, ownReports, { first, after, filter: null }, (page) =>
      listOwnReports(deps.db, actor, page),
    );
    return { nodes: rows.map(ownReportView), pageInfo };
  }

  @Mutation(() => KnownIssueReportPayload, {
    description:
      "I have this too: whoever says so is told when it is fixed, and needs no ticket. An account counts once.",
  })
  async knownIssueReport(
    @Arg("input", () => KnownIssueReportInput) { knownIssueId, accountId }: KnownIssueReportInput,
    @Ctx() { deps, actor, loaders }: RequestContext,
  ): Promise<KnownIssueReportPayload> {
    const result = await reportKnownIssue(deps, actor, {
      defectId: uuidOf("KnownIssue", knownIssueId) ?? "",
      accountId: accountId == null ? null : (uuidOf("Account", accountId) ?? ""),
    });
    const row = result.ok ? await loaders.defects().knownIssue.load(result.defectId) : null;
    return { knownIssue: row === null ? null : knownIssueView(row), userErrors: userErrorsOf(result) };
  }

  @Mutation(() => TicketFixAnswerPayload, {
    description: "The customer's answer to the message that a defect is fixed.",
  })
  async ticketFixAnswer(
    @Arg("input", () => TicketFixAnswerInput) { ticketId, works }: TicketFixAnswerInput,
    @Ctx() context: RequestContext,
  ): Promise<TicketFixAnswerPayload> {
    const result = await answerFix(context.deps, context.actor, {
      ticketId: uuidOf("Ticket", ticketId) ?? "",
      works,
    });
    return {
      ticket: result.ok ? ticketView(result.ticket, context) : null,
      userErrors: userErrorsOf(result),
    };
  }

  @FieldResolver(() => Ticket, { nullable: true, description: "That carries it, where there is one." })
  async ticket(@Root() { row }: DefectReport, @Ctx() context: RequestContext): Promise<Ticket | null> {
    const ticket =
      row.ticketId === null ? null : await context.loaders.tickets().readableTicket.load(row.ticketId);
    return ticket === null ? null : ticketView(ticket, context);
  }

  @FieldResolver(() => KnownIssue, { nullable: true, description: "What it is a report of, once published." })
  async knownIssue(
    @Root() { row }: DefectReport,
    @Ctx() { loaders }: RequestContext,
  ): Promise<KnownIssue | null> {
    const issue = row.defectId === null ? null : await loaders.defects().knownIssue.load(row.defectId);
    return issue === null ? null : knownIssueView(issue);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The message that it is fixed, for who has no ticket that says so. Sanitised.",
  })
  messageHtml(@Root() { row }: DefectReport): string | null {
    return row.message === null ? null : renderMessage(row.message);
  }
}
