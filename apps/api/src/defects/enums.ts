import { defectNews, defectViews } from "@recourse/core";
import { broadcastStates, defectStates, reportSources } from "@recourse/policy";
import { declareEnum } from "../graphql/enums.js";

export const DefectState = declareEnum("DefectState", defectStates, "How far a fault of the product is.");
export const DefectNews = declareEnum(
  "DefectNews",
  defectNews,
  "What happened between a ticket and a defect. The last two are the customer's answer to a fix.",
);
export const ReportSource = declareEnum("DefectReportSource", reportSources);

export const reportStages = ["received", "known", "fixed", "set_aside"] as const;
export type ReportStage = (typeof reportStages)[number];
export const DefectReportStage = declareEnum(
  "DefectReportStage",
  reportStages,
  "Somebody analyses it; it is joined to a defect; that defect is fixed; it turned out to be no defect.",
);

/** For staff. */
export const DefectView = declareEnum("DefectView", defectViews);
export const BroadcastState = declareEnum("FixBroadcastState", broadcastStates);
