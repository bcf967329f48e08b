import { describe, expect, test } from "@jest/globals";
import { buildSchema } from "graphql";
import { findUnannouncedBreaks } from "./schema-breaks.js";

const before = buildSchema(`
  type Query { ticket(number: Int!): String, old: String @deprecated(reason: "Use ticket. Removal 2027-01-01") }
  enum State { OPEN CLOSED STUCK @deprecated(reason: "Removal 2027-01-01") }
`);

describe("a change of the schema", () => {
  test("that adds is no break", () => {
    expect(
      findUnannouncedBreaks(
        before,
        buildSchema(
          `type Query { ticket(number: Int!): String, old: String, more: Int } enum State { OPEN CLOSED STUCK NEW }`,
        ),
      ),
    ).toEqual([]);
  });

  test("that removes what was deprecated is no break", () => {
    expect(
      findUnannouncedBreaks(
        before,
        buildSchema(`type Query { ticket(number: Int!): String } enum State { OPEN CLOSED }`),
      ),
    ).toEqual([]);
  });

  test("that removes or narrows anything else is named", () => {
    const breaks = findUnannouncedBreaks(
      before,
      buildSchema(`type Query { ticket(number: String!): String, count: Int } enum State { OPEN }`),
    );
    expect(breaks).toEqual([
      "Query.ticket arg number has changed type from Int! to String!.",
      "CLOSED was removed from enum type State.",
    ]);
  });
});
