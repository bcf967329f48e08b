import { expect, test } from "@jest/globals";
import { csvCell } from "./csv-cell.js";

test.each([
  '=HYPERLINK("https://evil.example","Click")',
  "+1+cmd|'/C calc'!A0",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "  =1",
  "\u200b=1",
  "\ufeff=1",
  "＝1",
  "＋1",
  "－1",
  "＠x",
  "|cmd",
  "%0A=1",
])("%j is inert", (text) => {
  expect(csvCell(text)).toBe(`'${text}`);
});

test.each(["VPN = broken", "a-b", "mail@example.com", "1042", "", "'quoted'"])("%j stays", (text) => {
  expect(csvCell(text)).toBe(text);
});

test("numbers and nothing are no formulas", () => {
  expect([csvCell(-1), csvCell(0), csvCell(null)]).toEqual(["-1", "0", ""]);
});
