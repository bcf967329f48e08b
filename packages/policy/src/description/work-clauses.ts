import type { ClauseText } from "./clause-text.js";
import { holidayWords, openingWords } from "./hours-words.js";
import { countWords, listWords } from "./plain-words.js";

export const workClauses = {
  priority: {
    title: "Order of work",
    body: () =>
      "First what affects production: something that business users depend on, not a staging or test system. Then " +
      "everything else that is accepted, then what is worked on without individual assistance; within each in the order " +
      "of receipt. A claim of production holds until staff reject it with a reason that you see. A trial's tickets go to " +
      "its specialist and keep their place. You see your place and how long such tickets took lately. We promise no time.",
  },
  hours: {
    title: "Opening hours",
    body: (policy) =>
      `The support desk is open ${openingWords(policy)}. Requests are received at all times; only opening hours count in ` +
      "the times that we measure.",
  },
  holidays: { title: "Holidays", body: holidayWords },
  decision: {
    title: "One decision for each request",
    body: () =>
      "What becomes of a request is decided once, on receipt, and kept with the facts that it was decided from. An open " +
      "ticket is served to its end under that decision. When it is reopened or merged, or the account comes to a better " +
      "level, it is decided anew; all decisions are kept. Whatever the decision, the request is recorded, and we tell " +
      "why, by which clause, and what can be done next.",
  },
  reopening: {
    title: "Reopening",
    body: ({ ticket }) =>
      `A solved ticket is closed after ${countWords(ticket.closeAfterDays, "day")}. A reply before that reopens it, and it is decided anew.`,
  },
  leaving: {
    title: "When somebody leaves",
    body: () =>
      "Somebody who was deactivated is sent nothing more; the ticket is offered to another active administrator of the account.",
  },
  contact: {
    title: "How to reach us",
    body: ({ contacts }) => {
      const all = [contacts.support, contacts.sales, contacts.customer_success];
      const phones = all.flatMap(({ name, phone }) => (phone === null ? [] : [`${name} ${phone}`]));
      const byPhone =
        phones.length === 0 ? "There is no telephone support." : `By telephone: ${listWords(phones)}.`;
      return `${all.map(({ name, email }) => `${name}: ${email}`).join("; ")}. ${byPhone}`;
    },
  },
} as const satisfies Record<string, ClauseText>;
