import { describe, expect, test } from "@jest/globals";
import { safeReturnTo, signInHref } from "./return-to.js";

describe("after signing in", () => {
  test.each(["/tickets", "/tickets/12?after=abc", "/articles/reset-totp#lost-phone", "/search?q=a+b"])(
    "the reader comes back to %s",
    (path) => expect(safeReturnTo(path)).toBe(path),
  );

  test.each([
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    " //evil.example",
    "/.//evil.example",
    "/x/..//evil.example",
    "javascript:alert(1)",
    "\\evil",
    "//evil",
    "/%09/evil.example/../..//evil",
    "tickets",
    "",
    null,
    undefined,
    "/sign-in?returnTo=/sign-in",
    "/sign-out",
    `/${"a".repeat(2_000)}`,
  ])("Q20: %p leads home", (wanted) => expect(safeReturnTo(wanted)).toBe("/"));
});

describe("the link to the sign-in page", () => {
  test("remembers the page that it stands on", () => {
    expect(signInHref("http://localhost:3000/tickets/new?kind=DEFECT")).toBe(
      "/sign-in?returnTo=%2Ftickets%2Fnew%3Fkind%3DDEFECT",
    );
  });

  test("remembers the page, not the address that its data came from", () => {
    expect(signInHref("http://localhost:3000/tickets.data?_routes=routes%2Ftickets")).toBe(
      "/sign-in?returnTo=%2Ftickets",
    );
  });

  test("is plain on the home page", () => expect(signInHref("/")).toBe("/sign-in"));
});
