import { groupAttributes, userAttributes, type DirectoryFilter } from "@recourse/core";
import { parse, type Filter } from "scim2-parse-filter";
import { sameName, type ScimResourceShape } from "./scim-attributes.js";
import { fault, type ScimFault } from "./scim-fault.js";

type Read<Attribute extends string> = { ok: true; filter: DirectoryFilter<Attribute> | null } | ScimFault;

const LONGEST = 1_000;
const notSupported = fault(
  400,
  "A filter compares id, userName, externalId, emails.value or displayName with eq, and joins comparisons with and, or.",
  "invalidFilter",
);

/** What of users, or of groups, a filter asks for (RFC 7644, 3.4.2.2), as far as it is supported. Undefined: for all of them. */
export function readFilter<Attribute extends string>(
  { schema }: ScimResourceShape,
  attributes: Readonly<Record<string, Attribute>>,
  text: string | undefined,
): Read<Attribute> {
  if (text === undefined) {
    return { ok: true, filter: null };
  }
  const parsed = text.length > LONGEST ? null : parsedFilter(text);
  const filter = parsed === null ? null : translate(schema, attributes, parsed);
  return filter === null ? notSupported : { ok: true, filter };
}

export const userFilters = {
  ...namesOf(userAttributes),
  emails: "email",
  "emails.value": "email",
} as const;
export const groupFilters = namesOf(groupAttributes);

function namesOf<Attribute extends string>(attributes: readonly Attribute[]): Record<string, Attribute> {
  return Object.fromEntries(attributes.filter((name) => name !== "email").map((name) => [name, name]));
}

function parsedFilter(text: string): Filter | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function translate<Attribute extends string>(
  schema: string,
  attributes: Readonly<Record<string, Attribute>>,
  given: Filter,
): DirectoryFilter<Attribute> | null {
  switch (given.op) {
    case "and":
    case "or": {
      const filters = given.filters.flatMap((each) => translate(schema, attributes, each) ?? []);
      return filters.length === given.filters.length ? { op: given.op, filters } : null;
    }
    case "eq": {
      const path = sameName(given.attrPath.slice(0, schema.length + 1), `${schema}:`)
        ? given.attrPath.slice(schema.length + 1)
        : given.attrPath;
      const [, attribute] = Object.entries(attributes).find(([name]) => sameName(name, path)) ?? [];
      return attribute === undefined || typeof given.compValue !== "string"
        ? null
        : { op: "eq", attribute, value: given.compValue };
    }
    default:
      return null;
  }
}
