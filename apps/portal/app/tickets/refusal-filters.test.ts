import { describe, expect, test } from "@jest/globals";
import { readRefusalFilters, refusalsHref } from "./refusal-filters.js";

const read = (query: string) => readRefusalFilters(new URLSearchParams(query));
const none = { contested: null, reason: null, account: null, from: null, to: null };

describe("the filters of refusals", () => {
  test.each([
    ["", none],
    ["show=contested", { ...none, contested: "OPEN" }],
    ["show=all&reason=end_user", { ...none, reason: "end_user" }],
    ["from=2026-04-01&to=soon", { ...none, from: "2026-04-01" }],
    ["from=2026-02-30x&account= ", none],
  ])("%s", (query, filters) => {
    expect(read(query)).toEqual(filters);
  });

  test("have an address that says the same", () => {
    const filters = read("show=ever&reason=end_user&from=2026-04-01&to=2026-04-14&account=a");
    expect(read(refusalsHref(filters).split("?")[1] ?? "")).toEqual(filters);
    expect(refusalsHref(filters, none)).toBe("/desk/refusals");
  });
});
