import { expect, test } from "@jest/globals";
import { buildSchema, graphqlSync, type GraphQLResolveInfo } from "graphql";
import { selects } from "./selects.js";

const schema = buildSchema("type Query { search: Result! } type Result { hits: Int facets: Int }");

function asks(query: string): boolean {
  let found = false;
  const search = (_args: unknown, _context: unknown, info: GraphQLResolveInfo) => {
    found = selects(info, "facets");
    return { hits: 1, facets: 1 };
  };
  expect(graphqlSync({ schema, source: query, rootValue: { search } }).errors).toBeUndefined();
  return found;
}

test.each([
  ["{ search { hits } }", false],
  ["{ search { facets } }", true],
  ["{ search { hits: facets } }", true],
  ["{ search { facets: hits } }", false],
  ["{ search { ... { ... on Result { facets } } } }", true],
  ["{ search { ...More } } fragment More on Result { facets }", true],
  ["{ search { hits } search { facets } }", true],
])("%s asks for facets: %p", (query, expected) => {
  expect(asks(query)).toBe(expected);
});
