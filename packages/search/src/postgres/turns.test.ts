import { expect, test } from "@jest/globals";
import { createTurns } from "./turns.js";

test("no more than so many run at once, all run in their order, and a failed one hands its turn on", async () => {
  const inTurn = createTurns(2);
  const started: number[] = [];
  let running = 0;
  let most = 0;
  const task = (number: number) => async () => {
    started.push(number);
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    if (number % 3 === 0) throw new Error(`task ${number}`);
    return number;
  };
  const results = await Promise.allSettled(Array.from({ length: 9 }, (_, number) => inTurn(task(number))));
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  expect(most).toBe(2);
  expect(results.map(({ status }) => status === "fulfilled")).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 8].map((number) => number % 3 !== 0),
  );
  expect(await inTurn(task(10))).toBe(10);
});
