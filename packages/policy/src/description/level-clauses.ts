import type { Level } from "../decision/decision.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import type { ClauseText } from "./clause-text.js";
import { countWords } from "./plain-words.js";

export const levelClauses = {
  paying: { title: "Paying accounts", body: (policy) => who(policy, "paying") },
  trial: {
    title: "Trials",
    body: (policy) => `${who(policy, "trial")} Their tickets go to the specialist of the trial.`,
  },
  contract: {
    title: "Support contracts",
    body: (policy) =>
      `${who(policy, "contract")} A contract covers its last day, to midnight ${policy.zoneName}.`,
  },
  "sign-up-window": {
    title: "After sign-up",
    body: (policy) =>
      `${who(policy, "signup_window")} Support lasts ${windowWords(policy)}, to midnight ${policy.zoneName}. It belongs to ` +
      "the account: signing up again does not open it again.",
  },
  "self-service": {
    title: "Self-service",
    body: (policy) =>
      `${who(policy, "self_service")} A suspended account counts as a free one without support after sign-up, until it is ` +
      "active again; a contract or trial that runs still counts.",
  },
  "sign-up-date": {
    title: "An unknown date of sign-up",
    body: () =>
      "If the level depends on the date of sign-up, and our records lack it or show one in the future, a person decides. " +
      "Nobody is refused for a fault in our records.",
  },
} as const satisfies Record<string, ClauseText>;

function who(policy: SupportPolicy, level: Level): string {
  return policy.scope[level].who;
}

function windowWords({ signUp }: SupportPolicy): string {
  return signUp.windowDays === 0
    ? "through the day of sign-up"
    : `through the day of sign-up and the ${countWords(signUp.windowDays, "day")} after it`;
}
