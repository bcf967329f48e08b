import { expect, test } from "@jest/globals";
import { decide } from "../src/decision/decide.js";
import type { Decision } from "../src/decision/decision.js";
import { exampleFacts, type FactsChange } from "./example-facts.js";
import { policy } from "./example-policy.js";

/** Changed facts, and the outcome, first reason, level, rank and ticket that follow. */
type Case = [FactsChange, string];

export function expectDecisions(cases: Record<string, Case>): void {
  test.each(Object.entries(cases))("%s", (_name, [change, expected]) => {
    expect(inShort(decide(policy, exampleFacts(change)))).toBe(expected);
  });
}

function inShort({ level, opensTicket, outcome, priority, reasons }: Decision): string {
  const [on, rank] = [level === null ? [] : [`on ${level}`], priority === null ? [] : [`rank ${priority}`]];
  return [outcome, reasons[0]?.code, ...on, ...rank, opensTicket ? "ticket" : "no ticket"].join(", ");
}
