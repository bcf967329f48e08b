import type { ContestedFilter } from "../gql/desk/graphql.js";

/** What the list of refusals is narrowed by, from its address. */
export interface RefusalFilters {
  contested: ContestedFilter | null;
  reason: string | null;
  /** Its id. */
  account: string | null;
  from: string | null;
  to: string | null;
}

export function readRefusalFilters(parameters: URLSearchParams): RefusalFilters {
  const given = (name: string) => {
    const value = parameters.get(name)?.trim() ?? "";
    return value === "" ? null : value;
  };
  const view = given("show");
  return {
    contested: view === "contested" ? "OPEN" : view === "ever" ? "EVER" : null,
    reason: given("reason"),
    account: given("account"),
    from: calendarDate(given("from")),
    to: calendarDate(given("to")),
  };
}

/** An address that keeps the filters, but for what is changed. */
export function refusalsHref(filters: RefusalFilters, change: Partial<RefusalFilters> = {}): string {
  const { contested, reason, account, from, to } = { ...filters, ...change };
  const show = contested === "OPEN" ? "contested" : contested === "EVER" ? "ever" : null;
  const query = new URLSearchParams(
    Object.entries({ show, reason, account, from, to }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value]],
    ),
  ).toString();
  return query === "" ? "/desk/refusals" : `/desk/refusals?${query}`;
}

/** What is no date of the calendar narrows nothing. */
function calendarDate(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}
