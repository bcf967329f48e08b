import type { ClauseText } from "./clause-text.js";
import { countWords } from "./plain-words.js";
import { deletionWords, proofWords } from "./verification-words.js";

export const securityClauses = {
  passwords: {
    title: "Passwords",
    body: ({ company }) =>
      `Nobody at ${company.name} can see or set a password, and nobody will ask for one. A reply that asks for one is ` +
      "stopped before it is sent; a password that somebody sends us is masked before anyone reads it.",
  },
  "resource-access": {
    title: "Access to your resources",
    body: ({ company }) =>
      `Staff of ${company.name} never add a person to a customer's resource. If an administrator cannot do it, that is a ` +
      "fault, and the request goes on as a defect.",
  },
  identity: {
    title: "Proof of identity",
    body: (policy) =>
      `Before we tell anything about an account, or delete it, we make sure who asks. ${proofWords(policy)} Documents, ` +
      "invoices, telephone calls and contacts that changed lately prove nothing, and we take no pictures of identity " +
      `documents. A proof is good for one action on one ticket, once, within ${countWords(policy.verification.validForMinutes, "minute")}; ` +
      `after ${countWords(policy.verification.attempts, "wrong code")} it has failed.`,
  },
  deletion: { title: "Deleting an account", body: deletionWords },
} as const satisfies Record<string, ClauseText>;
