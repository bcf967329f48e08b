import type {
  Defect as DefectRow,
  DefectReport as ReportRow,
  FixBroadcast as BroadcastRow,
} from "@recourse/core";
import type {
  BroadcastState as State,
  DefectState as DefectStateValue,
  ReportSource as Source,
} from "@recourse/policy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Node } from "../graphql/node.type.js";
import { PageInfo } from "../graphql/page.js";
import { Permission } from "../graphql/permission.type.js";
import { DateTime } from "../graphql/scalars.js";
import { UserError } from "../graphql/user-error.type.js";
import { Ticket } from "../tickets/ticket.type.js";
import { BroadcastState, DefectState, ReportSource } from "./enums.js";

@ObjectType({ simpleResolvers: true })
export class DefectPermissions {
  @Field(() => Permission, { description: "Notes, links and reports." })
  readonly work: Permission;
  @Field(() => Permission, { description: "What the public reads, or would read." })
  readonly editPublicWords: Permission;
  @Field(() => Permission)
  readonly confirm: Permission;
  @Field(() => Permission)
  readonly startFix: Permission;
  @Field(() => Permission, { description: "It is no defect." })
  readonly reject: Permission;
  @Field(() => Permission)
  readonly reopen: Permission;
  @Field(() => Permission)
  readonly publish: Permission;
  @Field(() => Permission)
  readonly unpublish: Permission;
  @Field(() => Permission, { description: "Tell everybody whom it affects that it is fixed." })
  readonly tellFix: Permission;
}

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A fault of the product that many tickets and reports may share, as staff see it.",
})
export class Defect implements Node {
  readonly id: string;
  readonly typeName: "Defect";
  readonly row: DefectRow;
  @Field(() => Int, { description: "People call it D- and this." })
  readonly number: number;
  @Field(() => String)
  readonly title: string;
  @Field(() => String, { description: "For the public." })
  readonly bodyMarkdown: string;
  @Field(() => String, { description: "For staff alone." })
  readonly notesMarkdown: string;
  @Field(() => DefectState)
  readonly state: DefectStateValue;
  @Field(() => Boolean)
  readonly critical: boolean;
  @Field(() => [String], { description: "Product areas." })
  readonly components: readonly string[];
  @Field(() => [String])
  readonly affectedVersions: readonly string[];
  @Field(() => String, { nullable: true })
  readonly fixedVersion: string | null;
  @Field(() => DateTime, { nullable: true })
  readonly fixedAt: Date | null;
  @Field(() => DateTime, { nullable: true, description: "Null: staff alone know of it." })
  readonly publishedAt: Date | null;
  @Field(() => DateTime)
  readonly createdAt: Date;
  @Field(() => DateTime)
  readonly updatedAt: Date;
  @Field(() => Int, { description: "Grows with every change; mutations want it back." })
  readonly version: number;
}

@ObjectType({ simpleResolvers: true })
export class DefectConnection {
  @Field(() => [Defect])
  readonly nodes: readonly Defect[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class DefectCounts {
  @Field(() => Int)
  readonly unfixed: number;
  @Field(() => Int)
  readonly fixed: number;
  @Field(() => Int)
  readonly notADefect: number;
  @Field(() => Int, { description: "Reports that are neither joined to a defect nor set aside." })
  readonly newReports: number;
}

@ObjectType({ simpleResolvers: true, description: "A ticket about a defect." })
export class DefectTicket {
  readonly ticketId: string;
  @Field(() => DateTime)
  readonly linkedAt: Date;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the fix works, as its customer says; null while there is no answer.",
  })
  readonly works: boolean | null;
}

@ObjectType({ simpleResolvers: true })
export class DefectTicketConnection {
  @Field(() => [DefectTicket])
  readonly nodes: readonly DefectTicket[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "What the structured form asked. Without secrets." })
export class ReportAnswers {
  @Field(() => String)
  readonly happens: string;
  @Field(() => String)
  readonly began: string;
  @Field(() => String)
  readonly whom: string;
  @Field(() => String)
  readonly steps: string;
  @Field(() => String)
  readonly versions: string;
}

@ObjectType({ simpleResolvers: true, description: "Somebody of an account has met a defect." })
export class DeskDefectReport {
  readonly row: ReportRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => ReportSource)
  readonly source: Source;
  @Field(() => DateTime)
  readonly reportedAt: Date;
  @Field(() => ReportAnswers, { nullable: true })
  readonly answers: ReportAnswers | null;
}

@ObjectType({ simpleResolvers: true })
export class DeskDefectReportConnection {
  @Field(() => [DeskDefectReport])
  readonly nodes: readonly DeskDefectReport[];
  @Field(() => PageInfo)
  readonly pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "A message to everybody whom a defect affects." })
export class FixBroadcast {
  readonly row: BroadcastRow;
  @Field(() => ID)
  readonly id: string;
  @Field(() => BroadcastState)
  readonly state: State;
  @Field(() => String, { description: "With its variables, as it was written." })
  readonly message: string;
  @Field(() => String, { nullable: true })
  readonly fixedVersion: string | null;
  @Field(() => DateTime)
  readonly queuedAt: Date;
  @Field(() => DateTime, { description: "Until then its sender can stop it." })
  readonly sendsAt: Date;
  @Field(() => DateTime, { nullable: true })
  readonly endedAt: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class FixBroadcastReach {
  @Field(() => Int)
  readonly tickets: number;
  @Field(() => Int, { description: "Those who reported it without a ticket." })
  readonly people: number;
  @Field(() => Int, { description: "Tickets whose customers say that it works." })
  readonly works: number;
  @Field(() => Int)
  readonly stillThere: number;
}

@ObjectType({ simpleResolvers: true })
export class FixBroadcastPermissions {
  @Field(() => Permission)
  readonly stop: Permission;
}

@ObjectType({ simpleResolvers: true })
export class PreviewedFixMessage {
  @Field(() => String)
  readonly name: string;
  @Field(() => Int, { nullable: true, description: "Null for who reported without a ticket." })
  readonly ticketNumber: number | null;
  @Field(() => String, { description: "Sanitised." })
  readonly bodyHtml: string;
}

@ObjectType({ simpleResolvers: true, description: "What would go out, and to how many." })
export class DefectFixPreview {
  @Field(() => Int)
  readonly tickets: number;
  @Field(() => Int, { description: "Those who reported it without a ticket." })
  readonly people: number;
  @Field(() => [PreviewedFixMessage], { description: "The first three." })
  readonly messages: readonly PreviewedFixMessage[];
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class DefectPayload {
  @Field(() => Defect, { nullable: true })
  readonly defect: Defect | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class DefectTicketPayload {
  @Field(() => Defect, { nullable: true })
  readonly defect: Defect | null;
  @Field(() => Ticket, { nullable: true })
  readonly ticket: Ticket | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class DefectFixPayload {
  @Field(() => FixBroadcast, { nullable: true })
  readonly broadcast: FixBroadcast | null;
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

@ObjectType({ simpleResolvers: true })
export class DefectReportSetAsidePayload {
  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}
