import { deletionWords, proofWords } from "../description/verification-words.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { articleStep, verifyStep } from "./next-steps.js";
import { reason } from "./reason.js";
import { ruleBeforeLevel, type Ruling } from "./ruling.js";

/** policy.md, step 6: on every level of support. */
export function identityNotProven(
  policy: SupportPolicy,
  kind: "account_deletion" | "account_information",
): Ruling {
  switch (kind) {
    case "account_information": {
      const words = `Before we tell anything about an account we make sure who asks. ${proofWords(policy)}`;
      return ruleBeforeLevel("verify", reason("identity_not_proven", "identity", words, [verifyStep()]));
    }
    case "account_deletion": {
      const words = `Before we delete an account we make sure who asks. ${proofWords(policy)} ${deletionWords(policy)}`;
      const steps = [verifyStep(), articleStep(policy, "deleteAccount", "Delete your account")];
      return ruleBeforeLevel("verify", reason("identity_not_proven", "deletion", words, steps));
    }
  }
}
