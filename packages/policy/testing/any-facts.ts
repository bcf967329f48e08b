import fc from "fast-check";
import {
  assurances,
  billings,
  plans,
  relations,
  requestKinds,
  standings,
  type Facts,
} from "../src/decision/facts.js";
import { formatInstant } from "../src/instant.js";

const day = 86_400_000;
const middle = Date.parse("2026-04-15T16:00:00Z");

/** Instants that lie close enough together for windows, trials and contracts to begin and end between them. */
export const anyInstant = fc.oneof(
  fc.integer({ min: middle - 30 * day, max: middle + 30 * day }).map(formatInstant),
  fc
    .integer({ min: Date.parse("1990-01-01T00:00:00Z"), max: Date.parse("2090-01-01T00:00:00Z") })
    .map(formatInstant),
  fc.constantFrom(
    "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "2026-03-08T09:00:00Z",
    "2026-11-01T07:30:00Z",
  ),
);

const anyDate = fc.oneof(
  anyInstant.map((instant) => instant.slice(0, 10)),
  fc.constantFrom("0000-01-01", "9999-12-31", "2024-02-29"),
);

const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const anyAccount = fc.record({
  plan: fc.constantFrom(...plans),
  billing: orNull(fc.constantFrom(...billings)),
  signedUpAt: orNull(anyInstant),
  standing: fc.constantFrom(...standings),
  supportContract: orNull(fc.record({ startsOn: anyDate, endsOn: anyDate })),
  trial: orNull(
    fc.record({
      startsAt: anyInstant,
      endsAt: anyInstant,
      specialist: fc.constantFrom("sam@support.example", "Sam"),
    }),
  ),
});

const anyPlatform = fc.record({
  name: fc.oneof(
    fc.constantFrom("windows", "UBUNTU", "rhel", " macOS "),
    fc.string({ minLength: 1, maxLength: 20 }),
  ),
  version: fc.oneof(
    fc.constantFrom("7", "24.04.1", "8.4", "10.0.22631"),
    fc.string({ minLength: 1, maxLength: 20 }),
  ),
});

/** Facts of every shape that `parseFacts` lets through. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  at: anyInstant,
  account: fc.oneof({ weight: 4, arbitrary: anyAccount }, { weight: 1, arbitrary: fc.constant(null) }),
  requester: fc.record({
    relation: fc.oneof(fc.constant("admin" as const), fc.constantFrom(...relations)),
    active: fc.boolean(),
    severalAccounts: fc.boolean(),
    assurance: fc.constantFrom(...assurances),
  }),
  request: fc.record({
    kind: fc.constantFrom(...requestKinds),
    language: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom("en", "en-GB", "EN-us") },
      fc.constantFrom("de", "x-klingon"),
    ),
    production: fc.boolean(),
    critical: fc.boolean(),
    protocol: orNull(fc.oneof(fc.constantFrom("ldap", "SAML", ""), fc.string({ maxLength: 20 }))),
    platform: orNull(anyPlatform),
    thirdParty: fc.boolean(),
  }),
});
