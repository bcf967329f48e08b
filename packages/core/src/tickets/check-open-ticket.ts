import type { Refusal, Refused } from "../refusal.js";
import { checkText, cleanText } from "../text.js";
import type { OpenTicketInput } from "./open-ticket.js";
import type { ProductionClaim } from "./ticket.entity.js";

export interface CheckedRequest {
  ok: true;
  subject: string;
  body: string;
  production: ProductionClaim | null;
  searchId: string | null;
}

/** Lengths and blanks; everything that is wrong is told at once. What the policy says comes later. */
export function checkOpenTicket(input: OpenTicketInput): CheckedRequest | Refused {
  const subject = checkText(input.subject, { path: ["subject"], name: "The subject", max: 200 });
  const body = checkText(input.body, { path: ["body"], name: "The description", max: 50_000 });
  const production = checkProduction(input.production ?? null);
  const refusals: Refusal[] = [subject, body, production].flatMap((each) => (each.ok ? [] : each.refusals));
  if (!subject.ok || !body.ok || !production.ok) {
    return { ok: false, refusals };
  }
  const searchId = input.searchId == null ? null : cleanText(input.searchId).slice(0, 200);
  return { ok: true, subject: subject.text, body: body.text, production: production.claim, searchId };
}

function checkProduction(
  input: OpenTicketInput["production"],
): { ok: true; claim: ProductionClaim | null } | Refused {
  if (input == null) {
    return { ok: true, claim: null };
  }
  const resource = checkText(input.resource, {
    path: ["production", "resource"],
    name: "The affected resource",
    max: 500,
  });
  const affected = checkText(input.affected, {
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
