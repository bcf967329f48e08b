import type { Level, Outcome } from "../decision/decision.js";
import type { RequestKind } from "../decision/facts.js";
import type { Weekday } from "../policy-file/hours-schema.js";

/** A sentence or more of the policy, in plain words, with the values of the file filled in. Decisions name it by its id. */
export interface Clause {
  /** Also the anchor on the policy page: `/policies#<id>`. */
  id: string;
  section: string;
  title: string;
  body: string;
}

export interface ScopeRow {
  level: Level;
  title: string;
  who: string;
  cells: { kind: RequestKind; outcome: Outcome; words: string }[];
}

export interface ContactDescription {
  id: string;
  name: string;
  email: string;
  href: string;
  phone: string | null;
}

export interface PlatformDescription {
  name: string;
  /** Dates are the last day of the vendor's support; null when none is announced. */
  versions: { version: string; endOfLife: string | null; minimum: string | null }[];
}

/** What a public page shows of the policy, from the file alone. */
export interface PolicyDescription {
  /** `Decision.policyVersion`. */
  version: string;
  company: string;
  product: string;
  /** In reading order; clauses of one section follow each other. */
  clauses: Clause[];
  scope: ScopeRow[];
  /** Every kind that a request may have, in the order of a form. */
  kinds: { kind: RequestKind; title: string; description: string }[];
  hours: {
    zone: string;
    zoneName: string;
    words: string;
    days: { weekday: Weekday; title: string; openings: { opens: string; closes: string }[] }[];
    /** The rule of the holidays; the dates of a year are `observedHolidays`. */
    holidayWords: string;
  };
  contacts: ContactDescription[];
  protocols: string[];
  productAreas: string[];
  platforms: PlatformDescription[];
  languages: { tag: string; name: string }[];
  windowDays: number;
  closeAfterDays: number;
}
