import { expect, test } from "@jest/globals";
import { ticketNumber } from "./ticket-number.js";

test("a ticket's number is read from its address", () => {
  expect(ticketNumber("1041")).toBe(1041);
});

test.each([undefined, "", "0", "-1", "1.5", "007", "1e3", "abc", "99999999999"])(
  "%j is no number of a ticket: 404",
  (parameter) => {
    expect(() => ticketNumber(parameter)).toThrow(expect.objectContaining({ status: 404 }));
  },
);
