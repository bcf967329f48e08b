import type { Billing, Plan, Standing, TicketSharing } from "@recourse/policy";
import type { EntityManager } from "typeorm";
import type { Actor } from "../actor.js";
import type { CoreDeps } from "../deps.js";
import { newId } from "../id.js";
import type { Refused } from "../refusal.js";
import { checkText } from "../text.js";
import { Account } from "./account.entity.js";
import { provision } from "./provisioning.js";

export interface CreateAccountInput {
  name: string;
  plan: Plan;
  billing?: Billing | null;
  standing?: Standing;
  signedUpAt?: Date | null;
  /** Calendar dates in the policy's zone, the last one included. */
  contract?: { startsOn: string; endsOn: string } | null;
  ticketSharing?: TicketSharing;
  trial?: { startsAt: Date; endsAt: Date; specialistId: string | null } | null;
}

export type CreateAccountResult = { ok: true; account: Account } | Refused;

export async function createAccount(
  deps: CoreDeps,
  actor: Actor,
  input: CreateAccountInput,
): Promise<CreateAccountResult> {
  const name = checkText(input.name, { path: ["name"], name: "The name", max: 200 });
  if (!name.ok) {
    return name;
  }
  const write = async (tx: EntityManager, at: Date) => {
    const row: Account = {
      id: newId(at),
      name: name.text,
      plan: input.plan,
      billing: input.billing ?? null,
      standing: input.standing ?? "active",
      signedUpAt: input.signedUpAt ?? null,
      contractStartsOn: input.contract?.startsOn ?? null,
      contractEndsOn: input.contract?.endsOn ?? null,
      trialStartsAt: input.trial?.startsAt ?? null,
      trialEndsAt: input.trial?.endsAt ?? null,
      trialSpecialistId: input.trial?.specialistId ?? null,
      ticketSharing: input.ticketSharing ?? "admins",
      version: 1,
      externalId: null,
      billingCustomerId: null,
      mailDomains: [],
      factsEffectiveAt: null,
      planEffectiveAt: null,
      createdAt: at,
      updatedAt: at,
    };
    await tx.insert(Account, row);
    return { subjectType: "account" as const, row, accountId: row.id };
  };
  const result = await provision(deps, actor, write, "There is such an account already.");
  return result.ok ? { ok: true, account: result.row } : result;
}
