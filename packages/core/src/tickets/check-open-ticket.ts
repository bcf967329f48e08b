import type { MaskedFinding, Platform } from "@recourse/policy";
import { checkMaskedText, maskedIn, MaskedText } from "../masked-text.js";
import type { Refusal, Refused } from "../refusal.js";
import { cleanText } from "../text.js";
import type { OpenTicketInput } from "./open-ticket.js";
import type { ProductionClaim } from "./ticket.entity.js";

/** A claim that production is affected, in words without secrets. */
export type MaskedClaim = Pick<ProductionClaim, "since"> & { resource: MaskedText; affected: MaskedText };

/** The claim as it is stored. */
export function claimText(claim: MaskedClaim | null): ProductionClaim | null {
  return claim === null ? null : { ...claim, resource: claim.resource.text, affected: claim.affected.text };
}

export interface CheckedRequest {
  ok: true;
  subject: MaskedText;
  body: MaskedText;
  production: MaskedClaim | null;
  /** Short answers, which the decision keeps among its facts. */
  answers: { language: string | null; protocol: string | null; platform: Platform | null };
  searchId: string | null;
  /** What was taken out of all of it. */
  masked: MaskedFinding[];
}

/**
 * Lengths and blanks; everything that is wrong is told at once. Secrets are taken out of whatever was typed. What the policy says comes
 * later.
 */
export function checkOpenTicket(input: OpenTicketInput): CheckedRequest | Refused {
  const subject = checkMaskedText(input.subject, { path: ["subject"], name: "The subject", max: 200 });
  const body = checkMaskedText(input.body, { path: ["body"], name: "The description", max: 50_000 });
  const production = checkProduction(input.production ?? null);
  const refusals: Refusal[] = [subject, body, production].flatMap((each) => (each.ok ? [] : each.refusals));
  if (!subject.ok || !body.ok || !production.ok) {
    return { ok: false, refusals };
  }
  const { claim } = production;
  const [language, protocol, name, version] = [
    input.language,
    input.protocol,
    input.platform?.name,
    input.platform?.version,
  ].map((answer) => (answer == null ? null : MaskedText.of(answer)));
  return {
    ok: true,
    subject: subject.text,
    body: body.text,
    production: claim,
    answers: {
      language: language?.text ?? null,
      protocol: protocol?.text ?? null,
      platform: name == null || version == null ? null : { name: name.text, version: version.text },
    },
    searchId: input.searchId == null ? null : MaskedText.of(cleanText(input.searchId).slice(0, 200)).text,
    masked: maskedIn(
      subject.text,
      body.text,
      claim?.resource ?? null,
      claim?.affected ?? null,
      ...[language, protocol, name, version].map((answer) => answer ?? null),
    ),
  };
}

function checkProduction(
  input: OpenTicketInput["production"],
): { ok: true; claim: MaskedClaim | null } | Refused {
  if (input == null) {
    return { ok: true, claim: null };
  }
  const resource = checkMaskedText(input.resource, {
    path: ["production", "resource"],
    name: "The affected resource",
    max: 500,
  });
  const affected = checkMaskedText(input.affected, {
    path: ["production", "affected"],
    name: "Whose work stops",
    max: 500,
  });
  if (!resource.ok || !affected.ok) {
    return { ok: false, refusals: [resource, affected].flatMap((each) => (each.ok ? [] : each.refusals)) };
  }
  const since = input.since == null ? null : input.since.toISOString();
  return { ok: true, claim: { resource: resource.text, affected: affected.text, since } };
}
