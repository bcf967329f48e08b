import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { oneErrorAway } from "./one-error-away.js";
import { typingDistance } from "./typing-distance.js";

test.each([
  ["password", "password", 0],
  ["pasword", "password", 1],
  ["passsword", "password", 1],
  ["passwird", "password", 1],
  ["mial", "mail", 1],
  ["autehntication", "authentication", 1],
  ["authentcaiton", "authentication", 2],
  ["", "abc", 3],
  ["ca", "abc", 3],
])("from %p to %p: %p", (one, other, distance) => {
  expect(typingDistance(one, other)).toBe(distance);
  expect(typingDistance(other, one)).toBe(distance);
});

test("every word one error away is, and all that can be typed by one error are among them", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdxyz"), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      const near = oneErrorAway(one);
      expect(near.includes(other)).toBe(typingDistance(one, other) === 1);
      expect(near.every((each) => typingDistance(one, each) === 1)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
