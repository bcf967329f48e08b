import { addDays, startOfDate } from "../hours/wall-clock.js";
import { formatInstant, parseInstant } from "../instant.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { levels, type Level } from "./decision.js";
import type { AccountFacts, SupportContract } from "./facts.js";
import { signUpWindowEnd } from "./sign-up-window.js";

export interface LevelAt {
  /** "unknown" when it depends on a sign-up instant that is missing or later than `at`: a person must look. */
  level: Level | "unknown";
  /** Instant at which the level ends by itself; null when it does not. */
  endsAt: string | null;
}

/** The first level that applies (policy.md, "Level of support"). A closed account has no support: it is left with self-service. */
export function levelAt(policy: SupportPolicy, account: AccountFacts, at: string): LevelAt {
  const instant = parseInstant(at);
  const { plan, signedUpAt, standing, supportContract, trial } = account;
  if (standing === "closed") {
    return { level: "self_service", endsAt: null };
  }
  if (plan === "paying" && standing !== "suspended") {
    return { level: "paying", endsAt: null };
  }
  if (trial !== null && parseInstant(trial.startsAt) <= instant && instant < parseInstant(trial.endsAt)) {
    return { level: "trial", endsAt: formatInstant(parseInstant(trial.endsAt)) };
  }
  if (
    supportContract !== null &&
    contractStart(policy, supportContract) <= instant &&
    instant < contractEnd(policy, supportContract)
  ) {
    return { level: "contract", endsAt: formatInstant(contractEnd(policy, supportContract)) };
  }
  if (plan === "free" && standing === "active") {
    if (signedUpAt === null || parseInstant(signedUpAt) > instant) {
      return { level: "unknown", endsAt: null };
    }
    const endsAt = signUpWindowEnd(policy, signedUpAt);
    if (instant < parseInstant(endsAt)) {
      return { level: "signup_window", endsAt };
    }
  }
  return { level: "self_service", endsAt: null };
}

/** Whether the second level is better: such a change of plan has an open request decided anew (policy.md, "Change over time"). */
export function isBetterLevel(than: Level, level: Level): boolean {
  return levels.indexOf(level) < levels.indexOf(than);
}

export function contractStart(policy: SupportPolicy, contract: SupportContract): number {
  return startOfDate(policy.zone, contract.startsOn);
}

/** Midnight in the policy's zone after the last day, which counts. */
export function contractEnd(policy: SupportPolicy, contract: SupportContract): number {
  return startOfDate(policy.zone, addDays(contract.endsOn, 1));
}
