import { describe, expect, test } from "@jest/globals";
import { ordinal, queuePlaceWords } from "./queue-place-words.js";

describe("ordinals", () => {
  test.each([
    [1, "1st"],
    [2, "2nd"],
    [3, "3rd"],
    [4, "4th"],
    [11, "11th"],
    [12, "12th"],
    [13, "13th"],
    [21, "21st"],
    [112, "112th"],
    [1003, "1,003rd"],
  ])("%d reads %s", (number, words) => {
    expect(ordinal(number)).toBe(words);
  });
});

describe("the place in the queue", () => {
  test("says next for the first one", () => {
    expect(queuePlaceWords(1, 1).place).toBe("Next: no open request is worked on before yours.");
  });

  test("counts the requests before it", () => {
    expect(queuePlaceWords(2, 1).place).toBe("2nd in the queue: 1 request is worked on before yours.");
    expect(queuePlaceWords(3, 1).place).toBe("3rd in the queue: 2 requests are worked on before yours.");
  });

  test("explains the rank that put it there", () => {
    expect(queuePlaceWords(3, 0).rule).toMatch(/affects production/);
    expect(queuePlaceWords(3, 1).rule).toMatch(/production come first/);
    expect(queuePlaceWords(3, 2).rule).toMatch(/analysed as a defect/);
  });

  test.each([0, 1, 2])("promises no time at rank %d", (rank) => {
    const { place, rule } = queuePlaceWords(7, rank);
    expect(`${place} ${rule}`).not.toMatch(/\b(hours?|days?|minutes?|within|soon)\b/);
  });
});
