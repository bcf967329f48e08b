import type {
  Defect,
  DefectPosition,
  DefectReport,
  DefectReportPosition,
  DefectTicket,
  DefectTicketPosition,
  KnownIssue,
  KnownIssuePosition,
  OwnReport,
  OwnReportPosition,
} from "@recourse/core";
import { z } from "zod";
import type { Keyset } from "../graphql/keyset.js";

const byChange = z.object({ updatedAt: z.coerce.date(), id: z.string() });
const byCreation = z.object({ createdAt: z.coerce.date(), id: z.string() });

export const knownIssues: Keyset<KnownIssue, KnownIssuePosition> = {
  name: "known issues by change",
  position: byChange,
  positionOf: ({ updatedAt, id }) => ({ updatedAt, id }),
};

export const defects: Keyset<Defect, DefectPosition> = {
  name: "defects by change",
  position: byChange,
  positionOf: ({ updatedAt, id }) => ({ updatedAt, id }),
};

export const ownReports: Keyset<OwnReport, OwnReportPosition> = {
  name: "own reports by time",
  position: byCreation,
  positionOf: ({ createdAt, id }) => ({ createdAt, id }),
};

export const reports: Keyset<DefectReport, DefectReportPosition> = {
  name: "reports by time",
  position: byCreation,
  positionOf: ({ createdAt, id }) => ({ createdAt, id }),
};

export const defectTickets: Keyset<DefectTicket, DefectTicketPosition> = {
  name: "tickets of a defect by link",
  position: z.object({ linkedAt: z.coerce.date(), ticketId: z.string() }),
  positionOf: ({ linkedAt, ticketId }) => ({ linkedAt, ticketId }),
};
