import { readMailDomain, type Billing, type Plan, type Standing } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import { refused, type Refusal, type Refused } from "../../refusal.js";
import { checkText } from "../../text.js";
import { factRefusals, type CorrectedAccount } from "../account-facts-change.js";
import type { Account } from "../account.entity.js";

/** What is left out stays as it is; null: there is none. */
export interface ToldAccount {
  /** Needed the first time. */
  name?: string | undefined;
  plan?: Plan | undefined;
  billing?: Billing | null | undefined;
  standing?: Standing | undefined;
  /** The first one told holds: signing up again opens no other sign-up window. */
  signedUpAt?: Date | null | undefined;
  /** Calendar dates in the policy's zone, the last one included. */
  contract?: { startsOn: string; endsOn: string } | null | undefined;
  trial?: { startsAt: Date; endsAt: Date; specialistEmail: string | null } | null | undefined;
  /** All of them. */
  mailDomains?: readonly string[] | undefined;
  billingCustomerId?: string | null | undefined;
}

type Checked<Value> = ({ ok: true } & Value) | Refused;

/** What an account is called and known by, as told; nothing of it is a fact that decisions read. */
export function identityAsTold(
  before: Account,
  told: ToldAccount,
): Checked<{ identity: Pick<Account, "name" | "mailDomains" | "billingCustomerId"> }> {
  const name = checkText(told.name ?? before.name, { path: ["name"], name: "The name", max: 200 });
  const customer =
    told.billingCustomerId == null
      ? null
      : checkText(told.billingCustomerId, {
          ...{ path: ["billingCustomerId"], name: "The customer's id", max: 200 },
        });
  const domains = told.mailDomains?.map((domain) => domain.trim().toLowerCase());
  const wrong: Refusal[] = [
    ...(name.ok ? [] : name.refusals),
    ...(customer === null || customer.ok ? [] : customer.refusals),
    ...(domains?.every((domain) => readMailDomain(domain) !== null) === false
      ? refused("INVALID", "A mail domain is one such as example.com.", ["mailDomains"]).refusals
      : []),
  ];
  if (!name.ok || customer?.ok === false || wrong.length > 0) {
    return { ok: false, refusals: wrong };
  }
  return {
    ok: true,
    identity: {
      name: name.text,
      mailDomains: domains === undefined ? before.mailDomains : [...new Set(domains)].sort(),
      billingCustomerId:
        told.billingCustomerId === undefined ? before.billingCustomerId : (customer?.text ?? null),
    },
  };
}

/** The facts that decisions read, as told. */
export async function factsAsTold(
  tx: EntityManager,
  before: Account,
  told: ToldAccount,
  at: Date,
): Promise<Checked<{ facts: CorrectedAccount }>> {
  const specialist = await specialistOf(tx, told.trial?.specialistEmail ?? null);
  if (specialist === "unknown") {
    return refused("INVALID", "The specialist of the trial must be somebody who works here.", [
      "trial",
      "specialistEmail",
    ]);
  }
  const plan = told.plan ?? before.plan;
  const facts: CorrectedAccount = {
    plan,
    billing: told.billing === undefined ? (plan === "free" ? null : before.billing) : told.billing,
    standing: told.standing ?? before.standing,
    signedUpAt: firstSignUp(before.signedUpAt, told.signedUpAt),
    contract: told.contract === undefined ? contractOf(before) : told.contract,
    trial:
      told.trial == null
        ? told.trial === undefined
          ? trialOf(before)
          : null
        : { startsAt: told.trial.startsAt, endsAt: told.trial.endsAt, specialistId: specialist },
  };
  const wrong = factRefusals(facts, at);
  return wrong.length > 0 ? { ok: false, refusals: wrong } : { ok: true, facts };
}

function firstSignUp(known: Date | null, told: Date | null | undefined): Date | null {
  return known === null || (told != null && told < known) ? (told ?? known) : known;
}

function contractOf({ contractStartsOn, contractEndsOn }: Account): CorrectedAccount["contract"] {
  return contractStartsOn === null || contractEndsOn === null
    ? null
    : { startsOn: contractStartsOn, endsOn: contractEndsOn };
}

function trialOf({ trialStartsAt, trialEndsAt, trialSpecialistId }: Account): CorrectedAccount["trial"] {
  return trialStartsAt === null || trialEndsAt === null
    ? null
    : { startsAt: trialStartsAt, endsAt: trialEndsAt, specialistId: trialSpecialistId };
}

async function specialistOf(tx: EntityManager, email: string | null): Promise<string | null | "unknown"> {
  if (email === null) {
    return null;
  }
  const [staff] = await tx.query<{ id: string }[]>(
    "select s.id from staff s join people p on p.id = s.person_id where p.email = $1::citext and s.active",
    [email.trim()],
  );
  return staff?.id ?? "unknown";
}
