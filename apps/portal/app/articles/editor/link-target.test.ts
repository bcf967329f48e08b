import { expect, test } from "@jest/globals";
import { articleHref, typedAddress } from "./link-target.js";

test.each([
  ["https://example.com/a b", null],
  ["https://example.com/a", "https://example.com/a"],
  ["example.com/docs", "https://example.com/docs"],
  ["ada@example.com", "mailto:ada@example.com"],
  ["/tickets/new", "/tickets/new"],
  ["//evil.example", null],
  ["#part", "#part"],
  ["javascript:alert(1)", null],
  ["reset a password", null],
  ["  mailto:a@b.example ", "mailto:a@b.example"],
])("%s leads to %s", (typed, address) => {
  expect(typedAddress(typed)).toBe(address);
});

test("an article is linked by its address, a part of it by its anchor", () => {
  expect([articleHref("bind", ""), articleHref("bind", "cause")]).toEqual([
    "/articles/bind",
    "/articles/bind#cause",
  ]);
});
