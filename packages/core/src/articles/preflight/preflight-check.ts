import { mayPublishWithFindings } from "@recourse/policy";
import { policyViewer, type Actor } from "../../actor.js";
import { refusedBy } from "../../permission.js";
import { checkText } from "../../text.js";
import type { RevisionMove } from "../move-revision.js";
import { effectiveRank, findingsOf } from "./preflight-article.js";

/** Looks at a revision before it is published, whoever or whatever publishes it. An override is kept with what it overrode. */
export function preflightCheck(
  actor: Actor,
  overrideReason: string | null,
): NonNullable<RevisionMove["check"]> {
  return async (tx, article, revision) => {
    const limits = { path: ["overrideReason"], name: "The reason", max: 500, min: 0 };
    const reason = checkText(overrideReason ?? "", limits);
    if (!reason.ok) return reason;
    const audience = revision.audience ?? article.audience;
    const effectiveAudience = await effectiveRank(tx, audience, revision.categoryId ?? article.categoryId);
    const findings = await findingsOf(tx, { id: article.id, effectiveAudience }, revision);
    const permission = mayPublishWithFindings(policyViewer(actor), findings, reason.text);
    if (!permission.allowed) return refusedBy(permission);
    const overridden = findings.filter(({ severity }) => severity === "blocks");
    if (overridden.length === 0) return { ok: true, data: {} };
    const found = overridden.map(({ code, line }) => ({ code, line }));
    return { ok: true, data: { preflightOverride: reason.text, preflightFindings: found } };
  };
}
