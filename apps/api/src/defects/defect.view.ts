import type {
  Defect as DefectRow,
  DefectReport as ReportRow,
  FixBroadcast as BroadcastRow,
} from "@recourse/core";
import { globalId } from "../graphql/global-id.js";
import type { Defect, DeskDefectReport, FixBroadcast } from "./defect.type.js";

/** A defect, for staff. */
export function defectView(row: DefectRow): Defect {
  const { number, title, body, notes, state, critical, components, affectedVersions, version } = row;
  const { fixedVersion, fixedAt, publishedAt, createdAt, updatedAt } = row;
  return {
    typeName: "Defect",
    id: globalId("Defect", row.id),
    row,
    ...{ number, title, bodyMarkdown: body, notesMarkdown: notes, state, critical, components },
    ...{ affectedVersions, fixedVersion, fixedAt, publishedAt, createdAt, updatedAt, version },
  };
}

export function deskReportView(row: ReportRow): DeskDefectReport {
  const { source, createdAt, answers } = row;
  return { row, id: globalId("DefectReport", row.id), source, reportedAt: createdAt, answers };
}

export function broadcastView(row: BroadcastRow): FixBroadcast {
  const { state, template, fixedVersion, queuedAt, sendsAt, endedAt } = row;
  return {
    row,
    id: globalId("FixBroadcast", row.id),
    ...{ state, message: template, fixedVersion, queuedAt, sendsAt, endedAt },
  };
}
