import type { ClauseText } from "./clause-text.js";
import { languageName, listWords } from "./plain-words.js";

export const requesterClauses = {
  administrators: {
    title: "Administrators",
    body: () =>
      "The active administrators of an account may ask for support. Deactivated administrators, people who do not belong " +
      "to the account and everybody of a closed account are sent to the knowledge base, in the same words whether or not " +
      "the account exists.",
  },
  "end-users": {
    title: "Users who are not administrators",
    body: ({ company }) =>
      `Users of ${company.product} ask the administrators of their own account. The knowledge base is open to everybody.`,
  },
  "several-accounts": {
    title: "Administrators of several accounts",
    body: () => "Whoever administers more than one account says which of them a request is about.",
  },
  language: {
    title: "Language",
    body: ({ languages }) => {
      const names = listWords(languages.map(languageName), "or");
      return `Requests are answered in ${names}. A request in another language is answered once, in plain English, asking for ${names}.`;
    },
  },
} as const satisfies Record<string, ClauseText>;
