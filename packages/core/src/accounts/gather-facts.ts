import {
  formatInstant,
  parseFacts,
  type Facts,
  type MembershipRole,
  type Platform,
  type RequesterFacts,
  type RequestKind,
  type SupportPolicy,
} from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import { columnsOf } from "../database/columns.js";
import { runPrepared } from "../database/run-prepared.js";
import { isId } from "../id.js";
import type { Refusal } from "../refusal.js";
import { cleanText } from "../text.js";
import { accountFacts } from "./account.queries.js";
import { Account } from "./account.entity.js";

/** What the requester says about the request. */
export interface RequestInput {
  accountId?: string | null;
  kind: RequestKind;
  language?: string | null;
  production?: boolean | null;
  critical?: boolean | null;
  protocol?: string | null;
  thirdParty?: boolean | null;
  platform?: Platform | null;
}

export type GatheredFacts =
  { ok: true; facts: Facts; account: Account | null } | { ok: false; refusals: Refusal[] };

type Standing = Account & { role: MembershipRole; memberActive: boolean; specialist: string | null };

/**
 * Everything that a decision at `at` is made from. An account that the actor does not belong to is as unknown as one that does not
 * exist: nothing of it enters the facts.
 */
export async function gatherFacts(
  tx: EntityManager,
  policy: SupportPolicy,
  actor: Actor,
  input: RequestInput,
  at: Date,
): Promise<GatheredFacts> {
  const speaksFor = actor.kind === "person" ? actor.speaksFor : null;
  const named = input.accountId ?? speaksFor;
  // Whoever speaks for one account is nobody to their others.
  const memberships =
    actor.kind === "person" && (speaksFor === null || named === speaksFor)
      ? await loadMemberships(tx, actor.person.id, named)
      : [];
  const chosen = chooseMembership(memberships, named);
  const requester = requesterFacts(actor, chosen);
  const parsed = parseFacts({
    at: formatInstant(at.getTime()),
    account:
      chosen === null || chosen === "several"
        ? null
        : accountFacts(chosen, chosen.specialist ?? policy.contacts.support.email),
    requester,
    request: {
      kind: input.kind,
      language: input.language ?? "en",
      production: input.production ?? false,
      critical: input.critical ?? false,
      protocol: blankAsNull(input.protocol),
      platform:
        isBlank(input.platform?.version) || isBlank(input.platform?.name)
          ? null
          : cleanPlatform(input.platform),
      thirdParty: input.thirdParty ?? false,
    },
  });
  if (!parsed.ok) {
    return { ok: false, refusals: parsed.problems.map(asRefusal) };
  }
  return { ok: true, facts: parsed.facts, account: chosen === "several" ? null : chosen };
}

async function loadMemberships(
  tx: EntityManager,
  personId: string,
  accountId: string | null,
): Promise<Standing[]> {
  if (accountId !== null && !isId(accountId)) {
    return [];
  }
  return runPrepared<Standing>(
    tx,
    "recourse-load-memberships",
    `select ${columnsOf(tx, Account, "a")}, m.role, m.active as "memberActive", sp.email as specialist
     from memberships m join accounts a on a.id = m.account_id
     left join staff s on s.id = a.trial_specialist_id left join people sp on sp.id = s.person_id
     where m.person_id = $1 and ($2::uuid is null or m.account_id = $2)
     order by m.created_at, m.id`,
    [personId, accountId],
  );
}

/** The named account; otherwise the only one that the person administers, then one they use, then any that is over. */
function chooseMembership(memberships: Standing[], accountId: string | null): Standing | "several" | null {
  const live = memberships.filter(({ memberActive, standing }) => memberActive && standing !== "closed");
  const administered = live.filter(({ role }) => role === "admin");
  if (accountId === null && administered.length > 1) {
    return "several";
  }
  return administered[0] ?? live[0] ?? memberships[0] ?? null;
}

function requesterFacts(actor: Actor, chosen: Standing | "several" | null): RequesterFacts {
  const assurance = actor.kind === "person" ? actor.assurance : "anonymous";
  if (chosen === "several") {
    return { relation: "admin", active: true, severalAccounts: true, assurance };
  }
  if (chosen === null) {
    const isStaff = actor.kind === "person" && actor.staff !== null;
    return { relation: isStaff ? "staff" : "none", active: isStaff, severalAccounts: false, assurance };
  }
  return { relation: chosen.role, active: chosen.memberActive, severalAccounts: false, assurance };
}

function asRefusal({ path, allowed }: { path: string; allowed: string }): Refusal {
  const field = path.replace(/^request\./, "");
  return { code: "INVALID", message: `The field ${field} must be ${allowed}.`, path: field.split(".") };
}

function cleanPlatform(platform: Platform | null | undefined): Platform | null {
  return platform == null
    ? null
    : { name: cleanText(platform.name).trim(), version: cleanText(platform.version).trim() };
}

function blankAsNull(text: string | null | undefined): string | null {
  return isBlank(text) ? null : cleanText(text ?? "").trim();
}

function isBlank(text: string | null | undefined): boolean {
  return cleanText(text ?? "").trim() === "";
}
