import type { ClauseText } from "./clause-text.js";
import { listWords } from "./plain-words.js";
import { outcomeWords } from "./scope-words.js";

export const scopeClauses = {
  scope: {
    title: "What each level includes",
    body: () =>
      "An account has one level of support: the first in the table that applies when the request is received. The table " +
      "tells what becomes of each kind of request.",
  },
  "critical-defects": {
    title: "Critical defects",
    body: (policy) => {
      const { name, kinds } = policy.scope.self_service;
      const meaning = "A defect is critical when it affects all customers, not one account.";
      return kinds.defect.whenCritical === undefined
        ? meaning
        : `${meaning} A report of one is taken with ${name}, too: ${outcomeWords(policy, kinds.defect.whenCritical).toLowerCase()}.`;
    },
  },
  training: {
    title: "Training, implementation and migration",
    body: () =>
      "Who helps with training, an implementation or a migration depends on the level; the table names them.",
  },
  integrations: {
    title: "Integrations",
    body: ({ protocols }) => `We help with integrations over these protocols: ${listWords(protocols)}.`,
  },
  "third-party": {
    title: "Products of other companies",
    body: ({ company }) =>
      "What lies in another company's own product is for that company to mend. Articles tell how " +
      `${company.product} works together with such products.`,
  },
  platforms: {
    title: "Systems past their end of life",
    body: () =>
      "If the system in question is no longer supported by its vendor, or is not up to date, the ticket is opened, keeps " +
      "its place, and waits until the system has been updated. The vendor's last day counts. Systems that are not listed " +
      "hold nothing up.",
  },
  "not-included": {
    title: "What is not included",
    body: ({ company, contacts }) =>
      `Changes of ${company.product} for one customer, and professional services. For services, ask ` +
      `${contacts.sales.name}: ${contacts.sales.email}.`,
  },
  feedback: {
    title: "Feedback",
    body: ({ company }) =>
      `Everybody may send feedback on ${company.product}, with any level of support or none.`,
  },
  sales: {
    title: "Buying",
    body: ({ company, contacts }) =>
      `Questions about buying ${company.product} are answered by ${contacts.sales.name}: ${contacts.sales.email}.`,
  },
} as const satisfies Record<string, ClauseText>;
