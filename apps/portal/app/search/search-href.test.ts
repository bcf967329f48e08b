import { expect, test } from "@jest/globals";
import { everything, isNarrowed, readFilter } from "./search-filter.js";
import { searchHref } from "./search-href.js";

test("a search without a filter is its words", () => {
  expect(searchHref("reset & go")).toBe("/search?q=reset+%26+go");
  expect(isNarrowed(readFilter(new URLSearchParams("q=x&category=&area=")))).toBe(false);
});

test("a filter survives in the address", () => {
  const filter = { category: "Q2F0", area: "Users and groups", audience: "STAFF" } as const;
  const href = searchHref("vpn", filter);
  expect(href).toBe("/search?q=vpn&category=Q2F0&area=Users+and+groups&audience=staff");
  expect(readFilter(new URL(href, "http://x").searchParams)).toEqual(filter);
});

test("an audience that is none is no filter", () => {
  expect(readFilter(new URLSearchParams("audience=admins"))).toEqual(everything);
});
