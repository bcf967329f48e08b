import { expect, test } from "@jest/globals";
import { endedWords } from "./article-subjects.js";

test("readers are told which platforms ended, and when", () => {
  expect(
    endedWords([
      { name: "Windows", version: "7", endOfLife: "2020-01-14", supported: false },
      { name: "Ubuntu", version: "24.04", endOfLife: "2029-05-31", supported: true },
      { name: "macOS", version: null, endOfLife: null, supported: true },
    ]),
  ).toEqual(["Windows 7 has not been supported by its vendor since Jan 14, 2020."]);
});
