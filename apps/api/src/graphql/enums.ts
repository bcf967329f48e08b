import { registerEnumType } from "type-graphql";

/** `{ IN_REVIEW: "in_review", … }` of `["in_review", …]`: upper case in the API, the product's own words inside. */
export function enumOf<const Value extends string>(values: readonly Value[]): Record<string, Value> {
  return Object.fromEntries(values.map((value) => [value.replaceAll("-", "_").toUpperCase(), value]));
}

/** Declares an enum of the API whose members are these values in upper case. */
export function declareEnum<const Value extends string>(
  name: string,
  values: readonly Value[],
  description?: string,
): Record<string, Value> {
  const members = enumOf(values);
  registerEnumType(members, { name, ...(description === undefined ? {} : { description }) });
  return members;
}
