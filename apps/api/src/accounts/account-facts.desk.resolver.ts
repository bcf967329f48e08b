import { correctAccountFacts, policyViewer, type AccountCorrection as CorrectionRow } from "@recourse/core";
import { mayCorrectAccountFacts } from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../context.js";
import { globalId, uuidOf } from "../graphql/global-id.js";
import { Sensitive } from "../graphql/sensitive.js";
import { userErrorsOf } from "../graphql/user-error.type.js";
import {
  AccountCorrection,
  AccountFacts,
  AccountFactsCorrectInput,
  AccountFactsCorrectPayload,
  type AccountFactsInput,
} from "./account-facts.type.js";
import { Account } from "./account.type.js";
import { accountView, loadPerson } from "./account.view.js";
import { Person } from "./person.type.js";

@Resolver(() => Account)
export class AccountFactsResolver {
  @FieldResolver(() => AccountFacts, { nullable: true })
  facts(@Root() { row }: Account, @Ctx() { actor, staffViews }: RequestContext): AccountFacts | null {
    if (row === null) return null;
    staffViews.add({ subject: "account", id: row.id, accountId: row.id });
    const { plan, billing, standing, signedUpAt, version, trialSpecialistId } = row;
    return {
      ...{ plan, billing, standing, signedUpAt, version },
      contract:
        row.contractStartsOn === null || row.contractEndsOn === null
          ? null
          : { startsOn: row.contractStartsOn, endsOn: row.contractEndsOn },
      trial:
        row.trialStartsAt === null || row.trialEndsAt === null
          ? null
          : {
              startsAt: row.trialStartsAt,
              endsAt: row.trialEndsAt,
              specialistId: trialSpecialistId === null ? null : globalId("StaffMember", trialSpecialistId),
            },
      viewerCanCorrect: mayCorrectAccountFacts(policyViewer(actor), row.id),
    };
  }

  @FieldResolver(() => [AccountCorrection], { description: "The last 20, newest first." })
  async corrections(
    @Root() { row }: Account,
    @Ctx() { loaders, staffViews }: RequestContext,
  ): Promise<AccountCorrection[]> {
    if (row === null) return [];
    staffViews.add({ subject: "account", id: row.id, accountId: row.id });
    return (await loaders.refusals().accountCorrections.load(row.id)).map(correctionView);
  }

  @Mutation(() => AccountFactsCorrectPayload, {
    description:
      "Sets right what is on record of an account. Decisions stay as they were made; open tickets that are entitled to more are decided anew.",
  })
  @Sensitive()
  async accountFactsCorrect(
    @Arg("input", () => AccountFactsCorrectInput) { accountId, facts, ...input }: AccountFactsCorrectInput,
    @Ctx() context: RequestContext,
  ): Promise<AccountFactsCorrectPayload> {
    const uuid = uuidOf("Account", accountId) ?? "";
    const result = await correctAccountFacts(context.deps, context.actor, {
      ...input,
      accountId: uuid,
      facts: factsOf(facts),
    });
    context.loaders.accounts().account.clear(uuid);
    return {
      account: result.ok ? accountView(result.account, context) : null,
      userErrors: userErrorsOf(result),
    };
  }
}

@Resolver(() => AccountCorrection)
export class AccountCorrectionResolver {
  @FieldResolver(() => Person, { nullable: true })
  by(@Root() { byId }: AccountCorrection, @Ctx() context: RequestContext): Promise<Person | null> {
    return loadPerson(byId, context);
  }
}

function factsOf({ plan, billing, standing, signedUpAt, contract, trial }: AccountFactsInput) {
  return {
    plan,
    billing: billing ?? null,
    standing,
    signedUpAt: signedUpAt ?? null,
    contract: contract ?? null,
    trial:
      trial == null
        ? null
        : {
            startsAt: trial.startsAt,
            endsAt: trial.endsAt,
            specialistId:
              trial.specialistId == null ? null : (uuidOf("StaffMember", trial.specialistId) ?? "none"),
          },
  };
}

function correctionView({
  id,
  correctedBy,
  source,
  correctedAt,
  effectiveAt,
  reason,
  changes,
}: CorrectionRow): AccountCorrection {
  return {
    id: globalId("AccountCorrection", id),
    byId: correctedBy,
    source,
    at: correctedAt,
    effectiveAt,
    reason,
    changes: Object.entries(changes).map(([fact, { from, to }]) => ({
      fact,
      from: JSON.stringify(from),
      to: JSON.stringify(to),
    })),
  };
}
