import { allowed, denied, isStaff, type Permission, type Viewer } from "../accounts/viewer.js";

/**
 * What is looked at before an article is published. What blocks does harm that cannot be taken back, or sends every reader into nothing;
 * the rest is for the author to weigh.
 */
export const preflightSeverities = {
  secret: "blocks",
  broken_link: "blocks",
  missing_file: "blocks",
  narrower_link: "blocks",
  unpublished_link: "warns",
  moved_link: "warns",
  broken_anchor: "warns",
  insecure_link: "warns",
  possible_secret: "warns",
  missing_summary: "warns",
  missing_alternative_text: "warns",
  heading_order: "warns",
  second_title: "warns",
} as const;

export type PreflightCode = keyof typeof preflightSeverities;
export type PreflightSeverity = "blocks" | "warns";

export interface PreflightFinding {
  code: PreflightCode;
  severity: PreflightSeverity;
  /** For the author: what is wrong and what would be right. */
  message: string;
  /** Of the text, from 1; null where it is about none. */
  line: number | null;
}

export function preflightFinding(
  code: PreflightCode,
  message: string,
  line: number | null = null,
): PreflightFinding {
  return { code, severity: preflightSeverities[code], message, line };
}

/**
 * Whether a text with these findings may be published: nothing in it blocks, or a lead says why it is published all the same. The reason
 * is kept in the audit trail.
 */
export function mayPublishWithFindings(
  viewer: Viewer,
  findings: readonly PreflightFinding[],
  overrideReason: string | null = null,
): Permission {
  const blocking = findings.filter(({ severity }) => severity === "blocks");
  const [first] = blocking;
  if (first === undefined) return allowed;
  if (isStaff(viewer, "lead") && (overrideReason ?? "").trim() !== "") return allowed;
  const others = blocking.length === 1 ? "" : ` (and ${blocking.length - 1} more)`;
  return denied(
    "blocked_by_preflight",
    `${first.message}${others} Mend it first; a lead may publish it all the same with a reason.`,
  );
}
