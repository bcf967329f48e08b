import type { KnownIssue as KnownIssueRow, OwnReport } from "@recourse/core";
import type { DefectState as State, ReportSource as Source } from "@recourse/policy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "../tickets/ticket.type.js";
import { DefectReportStage, DefectState, ReportSource, type ReportStage } from "./enums.js";

@ObjectType({ simpleResolvers: true })
export class KnownIssuePermissions {
  @Field(() => Permission, { description: "Say that one has it, too, in one of one's accounts." })
  readonly report: Permission;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A defect of the product that is published.",
})
export class KnownIssue implements Node {
  readonly id: string;
  readonly typeName: "KnownIssue";
  readonly row: KnownIssueRow;
  @Field(() => Int, { description: "People call it D- and this." })
  readonly number: number;
  @Field(() => String)
  readonly title: string;
  @Field(() => String)
  readonly bodyMarkdown: string;
  @Field(() => DefectState)
  readonly state: State;
  @Field(() => Boolean, { description: "It affects the customer base, not one account." })
  readonly critical: boolean;
  @Field(() => [String], { description: "Product areas." })
  readonly components: readonly string[];
  @Field(() => [String])
  readonly affectedVersions: readonly string[];
  @Field(() => String, { nullable: true })
  readonly fixedVersion: string | null;
  @Field(() => DateTime, { nullable: true })
  readonly fixedAt: Date | null;
  @Field(() => DateTime)
  readonly publishedAt: Date;
  @Field(() => DateTime)
  readonly updatedAt: Date;
}

@ObjectType({ simpleResolvers: true })
export class KnownIssueConnection {
  @Field(() => [KnownIssue])
  readonly nodes: readonly KnownIssue[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class KnownIssueReportPayload {
  @Field(() => KnownIssue, { nullable: true })
  readonly knownIssue: KnownIssue | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class TicketFixAnswerPayload {
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true, description: "What the viewer reported, and how far it is." })
export class DefectReport {
  readonly row: OwnReport;
  @Field(() => ID)
  readonly id: string;
  @Field(() => ReportSource)
  readonly source: Source;
  @Field(() => DefectReportStage)
  readonly stage: ReportStage;
  @Field(() => DateTime)
  readonly reportedAt: Date;
  @Field(() => String, { nullable: true })
  readonly fixedVersion: string | null;
}

@ObjectType({ simpleResolvers: true })
export class DefectReportConnection {
  @Field(() => [DefectReport])
  readonly nodes: readonly DefectReport[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}
