import { expect, test } from "@jest/globals";
import { foldRows } from "./fold-rows.js";

const same = { kind: "SAME" } as const;
const changed = { kind: "CHANGED" } as const;
const times = (count: number) => Array.from({ length: count }, () => same);
const shape = (rows: Parameters<typeof foldRows>[0]) =>
  foldRows(rows).map(({ folded, rows: of }) => `${folded ? "folded" : "shown"} ${of.length}`);

test("three unchanged lines stay beside a change, the others are folded", () => {
  expect(shape([...times(10), changed, ...times(10)])).toEqual(["folded 7", "shown 7", "folded 7"]);
});

test("a few lines more are not folded", () => {
  expect(shape([...times(5), changed])).toEqual(["shown 2", "shown 4"]);
});

test("a text without a change is folded altogether, and none is nothing", () => {
  expect(shape(times(20))).toEqual(["folded 20"]);
  expect(shape([])).toEqual([]);
});
