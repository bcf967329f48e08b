import { z } from "zod";

// The message of every zod issue of this schema is the text of what is allowed; what was found is read from the file itself.

export function wholeNumber(from: number, to: number) {
  const error = `a whole number from ${from} to ${to}`;
  return z.number({ error }).int({ error }).min(from, { error }).max(to, { error });
}

export function plainText(longest: number) {
  const error = `a text of 1 to ${longest} characters`;
  return z.string({ error }).trim().min(1, { error }).max(longest, { error });
}

export function patternText(pattern: RegExp, allowed: string) {
  return z.string({ error: allowed }).regex(pattern, { error: allowed });
}

export function oneOf<const Values extends readonly string[]>(values: Values) {
  return z.enum(values, { error: `one of ${values.join(", ")}` });
}

export function calendarDate() {
  return z.iso.date({ error: "a date of the calendar, written like 2026-12-24" });
}

export function listOf<Item extends z.ZodType>(item: Item, allowed: string) {
  return z.array(item, { error: allowed });
}

/** A group with exactly these names; any other name is a problem of its own. */
export function group<Shape extends z.ZodRawShape>(shape: Shape) {
  const names = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? names : `a group with the names ${names}`),
  });
}

/** One value for each of the names, none missing and no other. */
export function oneForEach<const Names extends readonly string[], Value extends z.ZodType>(
  names: Names,
  value: Value,
) {
  const listed = names.join(", ");
  return z.record(z.enum(names), value, {
    error: (issue) => (issue.code === "invalid_type" ? `a group with the names ${listed}` : listed),
  });
}
