import { mailto } from "../decision/next-steps.js";
import { weekdays } from "../policy-file/hours-schema.js";
import { policyVersion } from "../policy-file/policy-version.js";
import type { SupportPolicy } from "../policy-file/schema.js";
import { clauseSections, type ClauseId } from "./clause-sections.js";
import type { ClauseText } from "./clause-text.js";
import { holidayWords, openingWords } from "./hours-words.js";
import { describeKinds } from "./kind-words.js";
import { levelClauses } from "./level-clauses.js";
import { languageName, sentenceStart } from "./plain-words.js";
import type { Clause, PolicyDescription } from "./policy-description.js";
import { requesterClauses } from "./requester-clauses.js";
import { scopeClauses } from "./scope-clauses.js";
import { scopeRows } from "./scope-words.js";
import { securityClauses } from "./security-clauses.js";
import { workClauses } from "./work-clauses.js";

const clauseTexts: Readonly<Record<ClauseId, ClauseText>> = {
  ...requesterClauses,
  ...levelClauses,
  ...scopeClauses,
  ...securityClauses,
  ...workClauses,
};

/** Everything that a public page shows of the policy, in plain words with the values of the file filled in. */
export function describePolicy(policy: SupportPolicy): PolicyDescription {
  const { company, contacts, hours, languages, platforms, productAreas, protocols, signUp, ticket } = policy;
  const { zone, zoneName } = policy;
  return {
    version: policyVersion(policy),
    company: company.name,
    product: company.product,
    clauses: clauseSections.flatMap(({ section, ids }) => ids.map((id) => clause(policy, section, id))),
    scope: scopeRows(policy),
    kinds: describeKinds(policy),
    hours: {
      zone,
      zoneName,
      words: openingWords(policy),
      days: weekdays.map((weekday) => ({
        weekday,
        title: sentenceStart(weekday),
        openings: hours[weekday].map(({ opens, closes }) => ({ opens, closes })),
      })),
      holidayWords: holidayWords(policy),
    },
    contacts: Object.entries(contacts).map(([id, { name, email, phone }]) => ({
      id,
      name,
      email,
      href: mailto(email),
      phone,
    })),
    protocols: [...protocols],
    productAreas: [...productAreas],
    platforms: platforms.map(({ name, versions }) => ({
      name,
      versions: versions.map(({ version, endOfLife, minimum }) => ({ version, endOfLife, minimum })),
    })),
    languages: languages.map((tag) => ({ tag, name: languageName(tag) })),
    windowDays: signUp.windowDays,
    closeAfterDays: ticket.closeAfterDays,
  };
}

function clause(policy: SupportPolicy, section: string, id: ClauseId): Clause {
  const { title, body } = clauseTexts[id];
  return { id, section, title, body: body(policy) };
}
