import type { StatementValues } from "../../database/insertion.js";

export const userAttributes = ["id", "userName", "externalId", "email", "displayName"] as const;
export type UserAttribute = (typeof userAttributes)[number];
export const groupAttributes = ["id", "externalId", "displayName"] as const;
export type GroupAttribute = (typeof groupAttributes)[number];

/** What of a directory is asked for. */
export type DirectoryFilter<Attribute extends string> =
  | { op: "eq"; attribute: Attribute; value: string }
  | { op: "and" | "or"; filters: readonly DirectoryFilter<Attribute>[] };

/** Of memberships `m`, people `p` and directory users `d`. Who was given no name by the directory goes by their address. */
export const userConditions: Readonly<Record<UserAttribute, (value: string) => string>> = {
  id: (value) => `m.id::text = lower(${value})`,
  userName: (value) => `coalesce(d.user_name, p.email) = ${value}::citext`,
  externalId: (value) => `d.external_id = ${value}`,
  email: (value) => `case when d.membership_id is null then p.email = ${value}::citext else exists (
    select from jsonb_array_elements(d.attributes -> 'emails') e where lower(e ->> 'value') = lower(${value})) end`,
  displayName: (value) =>
    `lower(case when d.membership_id is null then p.name else d.attributes ->> 'displayName' end) = lower(${value})`,
};

/** Of groups `g`. */
export const groupConditions: Readonly<Record<GroupAttribute, (value: string) => string>> = {
  id: (value) => `g.id::text = lower(${value})`,
  externalId: (value) => `g.external_id = ${value}`,
  displayName: (value) => `g.display_name = ${value}::citext`,
};

export function conditionOf<Attribute extends string>(
  filter: DirectoryFilter<Attribute> | null,
  conditions: Readonly<Record<Attribute, (value: string) => string>>,
  values: StatementValues,
): string {
  if (filter === null) {
    return "true";
  }
  if (filter.op === "eq") {
    return conditions[filter.attribute](`${values.add(filter.value)}::text`);
  }
  return `(${filter.filters.map((each) => conditionOf(each, conditions, values)).join(` ${filter.op} `)})`;
}
