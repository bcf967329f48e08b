import { providerRefusal, type ProviderRefusal } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../../actor.js";
import { writeAudit } from "../../audit-trail.js";
import type { ProviderDeps } from "../../deps.js";
import { isId } from "../../id.js";
import type { ProviderAnswer } from "../../ports.js";
import { transact } from "../../transaction.js";
import { loadActor } from "../load-actor.js";
import { provenDomains } from "./account-sign-in.queries.js";
import {
  hashBrowser,
  openProvider,
  PROVIDER_COLUMNS,
  visitIdOf,
  visitOf,
  type ProviderInUse,
  type ProviderRow,
} from "./provider-visit.js";

/** Whom the provider let in. `authUserId`: of the sign-in library, null where they have none there yet. */
export interface ProviderPerson {
  personId: string;
  authUserId: string | null;
  name: string;
  email: string;
}

/** `over`: the visit was never begun in this browser, ended before, took too long, or the provider was set anew since. */
export type ProviderVisitFault = "over" | "away" | "refused" | ProviderRefusal;

/** `accountId`: whose provider was tried, null where somebody signs in. `reason`: for the log, and for who tries it. */
export type FinishProviderVisitResult =
  | { ok: true; purpose: "sign_in"; person: ProviderPerson; returnTo: string }
  | { ok: true; purpose: "test"; accountId: string }
  | { ok: false; fault: ProviderVisitFault; reason: string; accountId: string | null };

interface Visit {
  id: string;
  accountId: string;
  providerVersion: number;
  testedBy: string | null;
  returnTo: string;
}

interface CameBack {
  /** As the address that they came back to has it. */
  accountId: string;
  browser: string;
  query: URLSearchParams;
}

const system: Actor = { kind: "system", name: "single sign-on" };
const over = {
  ok: false,
  fault: "over",
  reason: "no such visit in this browser",
  accountId: null,
} as const;

/** Ends a visit to a provider: once, in the browser that began it. What it was begun with is used up before the provider is asked. */
export async function finishProviderVisit(
  deps: ProviderDeps,
  cameBack: CameBack,
): Promise<FinishProviderVisitResult> {
  const { db, clock, codes, providers, publicUrl } = deps;
  const visit = await useVisit(deps, cameBack);
  if (visit === null) {
    return over;
  }
  const tried = visit.testedBy === null ? null : visit.accountId;
  const provider = await providerOf(deps, visit);
  if (provider === null) {
    return { ...over, accountId: tried };
  }
  const answer = await providers.finish(provider, visitOf(codes, publicUrl, visit), cameBack.query);
  const at = clock.now();
  if (!answer.ok) {
    await transact(db, async (tx) => {
      await noteRefusal(tx, { visit, personId: null, code: answer.fault, at });
      return { ok: true };
    });
    return { ok: false, fault: answer.fault, reason: answer.reason, accountId: tried };
  }
  return transact<FinishProviderVisitResult>(
    db,
    (tx) => (visit.testedBy === null ? signIn(tx, visit, answer, at) : noteTest(tx, visit, answer, at)),
    () => true,
  );
}

async function useVisit(
  { db, clock, codes }: ProviderDeps,
  { accountId, browser, query }: CameBack,
): Promise<Visit | null> {
  const id = visitIdOf(codes, query.get("state") ?? "");
  if (id === null || !isId(accountId)) {
    return null;
  }
  const [visit] = await db.query<Visit[]>(
    `with used as (
       update provider_visits set used_at = $4
       where id = $1 and account_id = $2 and browser_hash = $3 and used_at is null and expires_at > $4
       returning id, account_id, provider_version, tested_by, return_to)
     select id, account_id as "accountId", provider_version as "providerVersion", tested_by as "testedBy", return_to as "returnTo"
     from used`,
    [id, accountId, hashBrowser(browser), clock.now()],
  );
  return visit ?? null;
}

/** Null where it was set anew, or turned off, since the visit began. */
async function providerOf({ db, codes }: ProviderDeps, visit: Visit): Promise<ProviderInUse | null> {
  const [row] = await db.query<ProviderRow[]>(
    `select ${PROVIDER_COLUMNS} from sign_in_providers s join accounts a on a.id = s.account_id
     where s.account_id = $1 and s.version = $2 and (s.mode <> 'off' or $3) and a.standing <> 'closed'`,
    [visit.accountId, visit.providerVersion, visit.testedBy !== null],
  );
  return row === undefined ? null : openProvider(codes, row);
}

type Said = Extract<ProviderAnswer, { ok: true }>;

interface KnownPerson extends ProviderPerson {
  isStaff: boolean;
  member: boolean;
  elsewhere: boolean;
}

async function signIn(
  tx: EntityManager,
  visit: Visit,
  said: Said,
  at: Date,
): Promise<FinishProviderVisitResult> {
  const { accountId } = visit;
  const [person] = await tx.query<KnownPerson[]>(
    `select p.id as "personId", p.auth_user_id as "authUserId", p.name, p.email,
       exists (select from staff s where s.person_id = p.id) as "isStaff",
       exists (select from memberships m where m.person_id = p.id and m.account_id = $2 and m.active) as member,
       exists (select from memberships m join accounts a on a.id = m.account_id
         where m.person_id = p.id and m.account_id <> $2 and m.active and a.standing <> 'closed') as elsewhere
     from people p where p.email = $1::citext for update of p`,
    [said.email, accountId],
  );
  const fault = providerRefusal({
    email: said.email,
    emailVerified: said.emailVerified,
    provenDomains: await provenDomains(tx, accountId),
    person: person ?? null,
    subject: await knownSubject(tx, accountId, said.subject, person?.personId ?? null),
  });
  if (fault !== null || person === undefined) {
    const code = fault ?? "not_a_member";
    await noteRefusal(tx, { visit, personId: person?.personId ?? null, code, at });
    return { ok: false, fault: code, reason: code, accountId: null };
  }
  await tx.query(
    `insert into provider_subjects (account_id, subject, person_id, first_seen_at) values ($1, $2, $3, $4)
     on conflict (account_id, subject) do nothing`,
    [accountId, said.subject, person.personId, at],
  );
  const { personId, authUserId, name, email } = person;
  return {
    ok: true,
    purpose: "sign_in",
    person: { personId, authUserId, name, email },
    returnTo: visit.returnTo,
  };
}

/** A provider calls each person by one name, for ever (OpenID Connect Core, 2): whoever has another one now is another person. */
async function knownSubject(
  tx: EntityManager,
  accountId: string,
  subject: string,
  personId: string | null,
): Promise<"new" | "same" | "other"> {
  const known = await tx.query<{ subject: string; personId: string }[]>(
    `select subject, person_id as "personId" from provider_subjects where account_id = $1 and (subject = $2 or person_id = $3)`,
    [accountId, subject, personId],
  );
  if (known.length === 0) {
    return "new";
  }
  return known.every((row) => row.subject === subject && row.personId === personId) ? "same" : "other";
}

async function noteTest(
  tx: EntityManager,
  { accountId, providerVersion, testedBy }: Visit,
  said: Said,
  at: Date,
): Promise<FinishProviderVisitResult> {
  const domains = await provenDomains(tx, accountId);
  // Who tries it need not be known here, but the provider must say what everybody else will need.
  const fault = providerRefusal({
    ...{ email: said.email, emailVerified: said.emailVerified, provenDomains: domains, subject: "new" },
    person: { isStaff: false, member: true, elsewhere: false },
  });
  if (fault !== null) {
    return { ok: false, fault, reason: fault, accountId };
  }
  await tx.query("update sign_in_providers set tested_at = $3 where account_id = $1 and version = $2", [
    accountId,
    providerVersion,
    at,
  ]);
  const actor = await loadActor(tx, { personId: testedBy ?? "" }, { channel: "portal" });
  await writeAudit(tx, {
    ...{ at, actor: actor ?? system, action: "account.sign_in_provider_tested", subjectType: "account" },
    ...{ subjectId: accountId, accountId },
  });
  return { ok: true, purpose: "test", accountId };
}

async function noteRefusal(
  tx: EntityManager,
  { visit, personId, code, at }: { visit: Visit; personId: string | null; code: string; at: Date },
): Promise<void> {
  await writeAudit(tx, {
    ...{ at, actor: system, action: "person.provider_sign_in_refused", subjectType: "person" },
    ...{ subjectId: personId ?? "unknown", accountId: visit.accountId },
    data: { code, test: visit.testedBy !== null },
  });
}
