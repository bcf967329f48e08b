import { expect, test } from "@jest/globals";
import { fileSize } from "./file-size.js";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [1_023, "1023 bytes"],
  [1_500, "1 KB"],
  [1_500_000, "1.4 MB"],
  [26_214_400, "25 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});
