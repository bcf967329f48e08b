import { expect, test } from "@jest/globals";
import { searchableText, writtenAsOne } from "./searchable-text.js";

test.each([
  ["user and/or group", "user and or group"],
  ["ldap1.example.com:636", "ldap1 example com 636"],
  ["version 10.15.2.", "version 10.15.2."],
  ["<user name> & C:\\temp", " user name    C temp"],
  ["error -1018, 5-3", "error  1018, 5-3"],
  ["pass\u00ADword\u200B", "password"],
  ["\0a\ud800", "a"],
])("PostgreSQL is given %p as %p", (text, expected) => {
  expect(searchableText(text)).toBe(expected);
});

test("hyphenated words are also one word", () => {
  expect(writtenAsOne("Wi-Fi, e-mail and set-up, not single-sign-on or 802.1x-a")).toEqual([
    "WiFi",
    "email",
    "setup",
  ]);
});
