import {
  findProvisionedAccount,
  provisionAccount,
  provisionPerson,
  type Account as AccountRow,
  type ProvisionAccountInput,
} from "@recourse/core";
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import { AccountProvisionInput, PersonProvisionInput } from "./provisioning.input.js";
import { AccountProvisionPayload, PersonProvisionPayload, ProvisionedAccount } from "./provisioning.type.js";

/** For the vendor's own system, which has a service token; to everybody else it says that it is not theirs. */
@Resolver()
export class ProvisioningResolver {
  @Query(() => ProvisionedAccount, {
    nullable: true,
    description:
      "By its id in your system. Only with a service token of the scope PROVISIONING; null without.",
  })
  async provisionedAccount(
    @Arg("externalId", () => String) externalId: string,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<ProvisionedAccount | null> {
    const row = await findProvisionedAccount(deps.db, actor, externalId);
    return row === null ? null : provisionedView(row);
  }

  @Mutation(() => AccountProvisionPayload, {
    description:
      "Makes an account, or changes it to be as told; told twice, it changes nothing. Open tickets that are entitled to more by it are decided anew. Only with a service token of the scope PROVISIONING.",
  })
  async accountProvision(
    @Arg("input", () => AccountProvisionInput) input: AccountProvisionInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<AccountProvisionPayload> {
    const result = await provisionAccount(deps, actor, toldBy(input));
    return {
      account: result.ok ? provisionedView(result.account) : null,
      changed: result.ok && result.changed,
      userErrors: userErrorsOf(result),
    };
  }

  @Mutation(() => PersonProvisionPayload, {
    description:
      "Makes somebody an admin or end user of an account, or changes them to be as told; told twice, it changes nothing. Only with a service token of the scope PROVISIONING.",
  })
  async personProvision(
    @Arg("input", () => PersonProvisionInput) { relation, ...input }: PersonProvisionInput,
    @Ctx() { deps, actor }: RequestContext,
  ): Promise<PersonProvisionPayload> {
    const result = await provisionPerson(deps, actor, { ...input, role: relation });
    return {
      membership: result.ok ? { relation: result.membership.role, active: result.membership.active } : null,
      changed: result.ok && result.changed,
      userErrors: userErrorsOf(result),
    };
  }
}

/** What cannot be absent is as good as left out when it is null. */
function toldBy(input: AccountProvisionInput): ProvisionAccountInput {
  const { externalId, effectiveAt, billing, signedUpAt, supportContract, trial, billingCustomerId } = input;
  return {
    ...{ externalId, effectiveAt, billing, signedUpAt, contract: supportContract, billingCustomerId },
    name: input.name ?? undefined,
    plan: input.plan ?? undefined,
    standing: input.standing ?? undefined,
    mailDomains: input.mailDomains ?? undefined,
    trial: trial == null ? trial : { ...trial, specialistEmail: trial.specialistEmail ?? null },
  };
}

function provisionedView(row: AccountRow): ProvisionedAccount {
  const { externalId, name, plan, billing, standing, signedUpAt, mailDomains, billingCustomerId } = row;
  const { contractStartsOn, contractEndsOn, trialStartsAt, trialEndsAt, version } = row;
  return {
    ...{ externalId, name, plan, billing, standing, signedUpAt, mailDomains, billingCustomerId, version },
    supportContract:
      contractStartsOn === null || contractEndsOn === null
        ? null
        : { startsOn: contractStartsOn, endsOn: contractEndsOn },
    trial:
      trialStartsAt === null || trialEndsAt === null
        ? null
        : { startsAt: trialStartsAt, endsAt: trialEndsAt },
  };
}
