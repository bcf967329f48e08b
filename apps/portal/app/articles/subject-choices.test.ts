import { expect, test } from "@jest/globals";
import { platformOf, platformValue, platformWords } from "./subject-choices.js";

test.each([
  [{ name: "Windows", version: "7" }, "Windows 7"],
  [{ name: "Debian GNU/Linux", version: "10 / 11" }, "Debian GNU/Linux 10 / 11"],
  [{ name: "macOS", version: null }, "macOS"],
])("%j goes through a form and back", (platform, words) => {
  expect(platformOf(platformValue(platform))).toEqual(platform);
  expect(platformWords(platform)).toBe(words);
});

test.each(["", "Windows", "/7", "a/b/c", "%/7"])("%j is no platform", (value) => {
  expect(platformOf(value)).toBeNull();
});
