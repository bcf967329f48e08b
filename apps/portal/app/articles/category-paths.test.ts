import { expect, test } from "@jest/globals";
import { categoryPaths } from "./category-paths.js";

test("categories are named from the top, however deep they stand", () => {
  const titles = ["A", "B", "C", "D"];
  const chain = titles.map((title, place) => ({
    id: title,
    title,
    parent: place === 0 ? null : { id: titles[place - 1] ?? "" },
  }));
  expect(categoryPaths([...chain, { id: "E", title: "E", parent: null }])).toEqual([
    { id: "A", path: "A", depth: 0 },
    { id: "B", path: "A / B", depth: 1 },
    { id: "C", path: "A / B / C", depth: 2 },
    { id: "D", path: "A / B / C / D", depth: 3 },
    { id: "E", path: "E", depth: 0 },
  ]);
});
