import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, jest, test } from "@jest/globals";
import fc from "fast-check";
import { anyFacts } from "../../testing/any-facts.js";
import { policy } from "../../testing/example-policy.js";
import { decisionsAndDeadlines } from "../../testing/decisions-and-deadlines.js";
import { clauseSections } from "../description/clause-sections.js";
import { compareQueue } from "../tickets/queue.js";
import { decide } from "./decide.js";
import type { Facts, RequestFacts } from "./facts.js";
import { reasonCodes } from "./reason.js";

const clauses = new Set<string>(clauseSections.flatMap(({ ids }) => ids));
const codes = new Set<string>(reasonCodes);

function frozen(facts: Facts): Facts {
  const copy = structuredClone(facts);
  for (const part of [
    copy.account?.supportContract,
    copy.account?.trial,
    copy.account,
    copy.requester,
    copy.request,
    copy,
  ]) {
    Object.freeze(part);
  }
  return copy;
}

test("any facts are decided, with a reason, a clause of the policy and a next step", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { reasons } = decide(policy, frozen(facts));
      expect(reasons.length).toBeGreaterThan(0);
      for (const { clause, code, message, nextSteps } of reasons) {
        expect(clauses).toContain(clause);
        expect(codes).toContain(code);
        expect(message).toMatch(/^[A-Z].*\.$/s);
        expect(message).not.toMatch(/undefined|null|NaN|Invalid|\[object/);
        expect(nextSteps.map(({ href }) => href)).toEqual(
          nextSteps.map(() => expect.stringMatching(/^(\/|mailto:)/)),
        );
        expect(nextSteps.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});

test("a ticket without an account is never opened, and only what is worked on opens one", () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { convertTo, opensTicket, outcome, priority, level } = decide(policy, facts);
      expect(opensTicket && facts.account === null).toBe(false);
      expect(opensTicket && ["refuse", "self_service", "hand_off"].includes(outcome)).toBe(false);
      expect(priority !== null && !opensTicket).toBe(false);
      expect(convertTo === null).toBe(outcome !== "convert");
      expect(level === null && priority !== null).toBe(false);
    }),
    { numRuns: 500 },
  );
});

describe("no fact makes an ineligible request outrank an eligible one", () => {
  const isEntitled = (facts: Facts) => ["accept", "hold_for_update"].includes(decide(policy, facts).outcome);

  test("in the queue", () => {
    const entitled = anyFacts.filter((facts) => isEntitled(facts) && decide(policy, facts).level !== null);
    const others = anyFacts.filter((facts) => !isEntitled(facts));
    fc.assert(
      fc.property(entitled, others, fc.nat(), fc.nat(), (eligible, ineligible, number, otherNumber) => {
        const place = (facts: Facts, ticket: number) => ({
          rank: decide(policy, facts).priority,
          receivedAt: facts.at,
          number: ticket,
        });
        expect(compareQueue(place(eligible, number), place(ineligible, otherNumber))).toBeLessThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test("by what the requester claims", () => {
    const claims: fc.Arbitrary<Partial<RequestFacts>> = fc.record({
      production: fc.boolean(),
      critical: fc.boolean(),
    });
    fc.assert(
      fc.property(anyFacts, claims, (facts, claim) => {
        fc.pre(!isEntitled(facts));
        const { priority } = decide(policy, { ...facts, request: { ...facts.request, ...claim } });
        expect(priority === null || priority === 2).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a decision depends on nothing but its input", () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test("the same input gives the same output", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decide(policy, frozen(facts))).toEqual(decide(policy, structuredClone(facts)));
      }),
      { numRuns: 200 },
    );
  });

  test.each(["1999-12-31T23:59:59Z", "2026-07-01T12:00:00Z", "2026-11-01T07:30:00Z"])(
    "not on the clock: %s",
    (now) => {
      const before = decisionsAndDeadlines(policy);
      jest.useFakeTimers({ now: new Date(now) });
      expect(decisionsAndDeadlines(policy)).toEqual(before);
    },
  );

  test.each(["Asia/Tokyo", "Pacific/Apia"])("not on the zone of the machine: %s", (zone) => {
    const script = fileURLToPath(new URL("../../testing/print-decisions-and-deadlines.ts", import.meta.url));
    const printed = execFileSync(process.execPath, ["--import", "tsx", script], {
      env: { PATH: process.env["PATH"], TZ: zone },
      encoding: "utf8",
    });
    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(decisionsAndDeadlines(policy))));
  });
});
