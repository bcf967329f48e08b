import {
  closesAt,
  describePolicy,
  isOpen,
  isVendorSupported,
  nextOpening,
  observedHolidays,
  weekdays,
  type PolicyDescription,
  type SupportPolicy as Policy,
} from "@recourse/policy";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.js";
import { badUserInput } from "../errors.js";
import { Holiday, SupportedPlatform, SupportHours, SupportPolicy } from "./support-policy.type.js";

// The description follows from the policy alone, which does not change while the process runs.
const descriptions = new WeakMap<Policy, PolicyDescription>();

function descriptionOf(policy: Policy): PolicyDescription {
  const known = descriptions.get(policy) ?? describePolicy(policy);
  descriptions.set(policy, known);
  return known;
}

const YEARS_AT_MOST = 10;

@Resolver(() => SupportPolicy)
export class SupportPolicyResolver {
  @Query(() => SupportPolicy, { description: "The support policy: the same that decides every request." })
  supportPolicy(@Ctx() { deps }: RequestContext): SupportPolicy {
    const {
      version,
      company,
      product,
      clauses,
      scope,
      kinds,
      contacts,
      protocols,
      productAreas,
      windowDays,
    } = descriptionOf(deps.policy);
    return {
      version,
      company,
      product,
      clauses,
      plans: scope,
      signUpWindowDays: windowDays,
      protocols,
      productAreas,
      contacts: contacts.map(({ id, name, email }) => ({ id, label: name, address: email })),
      requestKinds: kinds,
    };
  }

  @FieldResolver(() => SupportHours)
  hours(@Ctx() { deps }: RequestContext): SupportHours {
    const { zone, zoneName, days } = descriptionOf(deps.policy).hours;
    const now = deps.clock.now().toISOString();
    const closes = closesAt(deps.policy, now);
    return {
      zone,
      zoneName,
      days: days.flatMap(({ weekday, title, openings }) =>
        openings.map(({ opens, closes: until }) => ({
          weekday: weekdays.indexOf(weekday) + 1,
          name: title,
          opens,
          closes: until,
        })),
      ),
      openNow: isOpen(deps.policy, now),
      nextOpening: new Date(nextOpening(deps.policy, now)),
      closesAt: closes === null ? null : new Date(closes),
    };
  }

  @FieldResolver(() => [Holiday], { description: "This year's and next year's, unless years are asked for." })
  holidays(
    @Arg("years", () => [Int], { nullable: true }) years: number[] | null | undefined,
    @Ctx() { deps }: RequestContext,
  ): Holiday[] {
    const thisYear = deps.clock.now().getUTCFullYear();
    const asked = years ?? [thisYear, thisYear + 1];
    if (asked.length > YEARS_AT_MOST || asked.some((year) => year < 1971 || year > 2200)) {
      throw badUserInput(`years takes up to ${YEARS_AT_MOST} years from 1971 to 2200.`, "years");
    }
    return asked.flatMap((year) => observedHolidays(deps.policy, year));
  }

  @FieldResolver(() => [SupportedPlatform])
  platforms(@Ctx() { deps }: RequestContext): SupportedPlatform[] {
    const now = deps.clock.now().toISOString();
    return descriptionOf(deps.policy).platforms.map(({ name, versions }) => ({
      name,
      title: name,
      versions: versions.map(({ version, endOfLife }) => ({
        version,
        endOfLife,
        supported: isVendorSupported(deps.policy, endOfLife, now),
      })),
    }));
  }
}
