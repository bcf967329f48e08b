import type { Decision } from "../decision/decision.js";

/** How a report came to be. `me_too`: "I have this too", of something known. */
export const reportSources = ["critical_report", "resource_access", "me_too"] as const;
export type ReportSource = (typeof reportSources)[number];

/**
 * Whether what the gate decided is also a report that staff join to a defect, or make one of: a critical defect that is analysed
 * without personal help, and a request for access to a resource, which the policy turns into a defect (nobody here gives access).
 */
export function reportOf(decision: Decision): "critical_report" | "resource_access" | null {
  if (!decision.opensTicket) {
    return null;
  }
  if (decision.convertTo === "defect" && decision.facts.request.kind === "resource_access") {
    return "resource_access";
  }
  return decision.facts.request.kind === "defect" && decision.facts.request.critical
    ? "critical_report"
    : null;
}
