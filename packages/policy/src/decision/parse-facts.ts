import { z } from "zod";
import { formatInstant, parseInstant } from "../instant.js";
import { assurances, billings, plans, relations, requestKinds, standings, type Facts } from "./facts.js";

export interface FactsProblem {
  path: string;
  found: string;
  allowed: string;
}

export type ParsedFacts = { ok: true; facts: Facts } | { ok: false; problems: FactsProblem[] };

const languageWords = "a language tag (BCP 47) such as en or en-US";
const textWords = "a text of 1 to 200 characters";

const yesOrNo = z.boolean({ error: "true or false" });
const text = z.string({ error: textWords }).min(1, { error: textWords }).max(200, { error: textWords });
const date = z.iso.date({ error: "a date of the calendar such as 2026-06-30" });
const instant = z.iso
  .datetime({ offset: true, error: "an instant with its offset such as 2026-01-05T21:00:00Z" })
  .transform((written) => formatInstant(parseInstant(written)));
const languageTag = z
  .string({ error: languageWords })
  .regex(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/, { error: languageWords });

const accountFacts = group({
  plan: oneOf(plans),
  billing: oneOf(billings).nullable().default(null),
  signedUpAt: instant.nullable().default(null),
  standing: oneOf(standings),
  supportContract: group({ startsOn: date, endsOn: date }).nullable().default(null),
  trial: group({ startsAt: instant, endsAt: instant, specialist: text }).nullable().default(null),
});

const factsSchema = group({
  at: instant,
  account: accountFacts.nullable(),
  requester: group({
    relation: oneOf(relations),
    active: yesOrNo,
    severalAccounts: yesOrNo.default(false),
    assurance: oneOf(assurances),
  }),
  request: group({
    kind: oneOf(requestKinds),
    language: languageTag,
    production: yesOrNo.default(false),
    critical: yesOrNo.default(false),
    protocol: z.string({ error: textWords }).max(200, { error: textWords }).nullable().default(null),
    platform: group({ name: text, version: text }).nullable().default(null),
    thirdParty: yesOrNo.default(false),
  }),
}) satisfies z.ZodType<Facts>;

/** Facts from outside (a request, a file), with instants in UTC and what may be left out filled in. Unknown names are refused. */
export function parseFacts(value: unknown): ParsedFacts {
  const checked = factsSchema.safeParse(value, { reportInput: true });
  if (checked.success) {
    return { ok: true, facts: checked.data };
  }
  return {
    ok: false,
    problems: checked.error.issues.flatMap((issue) => {
      const names = issue.code === "unrecognized_keys" ? issue.keys : [];
      return names.length > 0
        ? names.map((name) => ({
            path: [...issue.path, name].join("."),
            found: "an unknown name",
            allowed: issue.message,
          }))
        : [{ path: issue.path.join("."), found: foundText(issue.input), allowed: issue.message }];
    }),
  };
}

function foundText(value: unknown): string {
  if (value === undefined) {
    return "missing";
  }
  return typeof value === "object" && value !== null
    ? "a group or a list"
    : (JSON.stringify(value) ?? typeof value);
}

function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: `one of ${values.join(", ")}` });
}

function group<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, { error: `a group with the names ${Object.keys(shape).join(", ")}` });
}
