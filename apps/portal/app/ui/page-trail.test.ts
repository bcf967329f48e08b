import { describe, expect, test } from "@jest/globals";
import { pageLinks, pageTrail } from "./page-trail.js";

function url(query: string) {
  return { pathname: "/search", searchParams: new URLSearchParams(query) };
}

describe("turning keyset pages", () => {
  test("the first page starts at the beginning and leads on", () => {
    expect(pageTrail(url("q=totp").searchParams)).toEqual({ page: 1, after: null });
    expect(pageLinks(url("q=totp"), { hasNextPage: true, endCursor: "c1" })).toEqual({
      previous: null,
      next: "/search?q=totp&after=c1",
    });
  });

  test("the way back is every page that was turned", () => {
    const third = url("q=totp&after=c1&after=c2");
    expect(pageTrail(third.searchParams)).toEqual({ page: 3, after: "c2" });
    expect(pageLinks(third, { hasNextPage: false, endCursor: "c3" })).toEqual({
      previous: "/search?q=totp&after=c1",
      next: null,
    });
  });

  test("the page before the second is the plain address", () => {
    const second = { pathname: "/tickets", searchParams: new URLSearchParams("after=c1") };
    expect(pageLinks(second, { hasNextPage: false, endCursor: null }).previous).toBe("/tickets");
  });

  test("the trail ends somewhere", () => {
    const deep = url(Array.from({ length: 50 }, (_, index) => `after=c${index}`).join("&"));
    expect(pageLinks(deep, { hasNextPage: true, endCursor: "c51" }).next).toBeNull();
  });
});
