import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import { getOperationAST, parse } from "graphql";
import { createSchemas } from "../schema.js";
import { createCosts } from "./cost.js";

const costs = createCosts(createSchemas().public);

function costing(text: string) {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error("There is no operation.");
  return (variables: Record<string, unknown>) =>
    costs({ document, operation, operationName: null, variables });
}

describe("the cost of a request", () => {
  test("grows with the page, also where a variable says its size and the document is known", () => {
    const cost = costing(
      `query ($first: Int) { articles(first: $first) { nodes { title category { title } } } }`,
    );
    const small = cost({ first: 2 });
    expect(cost({ first: 50 })).toBeGreaterThan(10 * small);
    expect(cost({ first: 2 })).toBe(small);
    expect(cost({ first: 100 })).toBe(cost({ first: 1_000_000 }));
    expect(cost({})).toBeGreaterThan(small);
  });

  test("heeds what is left out", () => {
    const cost = costing(
      `query ($more: Boolean!) { articles(first: 10) { nodes { title category @include(if: $more) { title } } } }`,
    );
    expect(cost({ more: true })).toBeGreaterThan(cost({ more: false }));
    expect(cost({ more: true })).toBeGreaterThan(cost({ more: false }));
  });

  test("is not told where the variables do not fit, the first time and later", () => {
    const cost = costing(
      `query ($query: String!, $first: Int) { articleSearch(query: $query, first: $first) { totalCount } }`,
    );
    expect(cost({ query: "a", first: 5 })).toBeGreaterThan(0);
    for (const variables of [{}, { query: "a", first: "many" }, { query: ["a"] }]) {
      expect(() => cost(variables)).toThrow("The variables do not fit the operation.");
    }
  });

  test("of many page sizes is counted right", () => {
    const cost = costing(`query ($first: Int) { articles(first: $first) { nodes { title } } }`);
    for (let first = 1; first <= 300; first += 1) expect(cost({ first })).toBe(1 + Math.min(first, 100));
    expect(cost({ first: 1 })).toBe(2);
  });
});
