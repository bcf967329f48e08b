import type { KnownIssue as KnownIssueRow, OwnReport } from "@recourse/core";
import { globalId } from "../graphql/global-id.js";
import type { ReportStage } from "./enums.js";
import type { DefectReport, KnownIssue } from "./known-issue.type.js";

/** A published defect. */
export function knownIssueView(row: KnownIssueRow): KnownIssue {
  const { number, title, body, state, critical, components, affectedVersions } = row;
  const { fixedVersion, fixedAt, publishedAt, updatedAt } = row;
  return {
    typeName: "KnownIssue",
    id: globalId("KnownIssue", row.id),
    row,
    ...{ number, title, bodyMarkdown: body, state, critical, components, affectedVersions },
    ...{ fixedVersion, fixedAt, publishedAt, updatedAt },
  };
}

export function ownReportView(row: OwnReport): DefectReport {
  return {
    row,
    id: globalId("DefectReport", row.id),
    source: row.source,
    stage: stageOf(row),
    reportedAt: row.createdAt,
    fixedVersion: row.fixedVersion,
  };
}

function stageOf({ defectId, fixedAt, setAsideAt }: OwnReport): ReportStage {
  if (setAsideAt !== null) return "set_aside";
  if (defectId === null) return "received";
  return fixedAt === null ? "known" : "fixed";
}
